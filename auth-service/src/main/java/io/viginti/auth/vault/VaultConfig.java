package io.viginti.auth.vault;

import io.smallrye.config.ConfigMapping;

/** The key of secrets at rest. */
@ConfigMapping(prefix = "viginti.vault")
public interface VaultConfig {
  /** Base64 of 32 bytes ({@code VIGINTI_VAULT_KEY}); no default outside development and tests. */
  String key();
}
