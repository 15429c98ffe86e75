package io.viginti.platform.vault;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The keys of secrets at rest. */
@ConfigMapping(prefix = "viginti.vault")
public interface VaultConfig {
  /**
   * Base64 of 32 bytes ({@code VIGINTI_VAULT_KEY}): what is sealed from now on. No default outside
   * development and tests; a service that keeps secrets does not start without.
   */
  Optional<String> key();

  /**
   * Keys that open what was sealed with them and seal nothing ({@code VIGINTI_VAULT_READ_KEYS}),
   * comma-separated, each base64 of 32 bytes: the key to come before a rotation, the last one until
   * {@code ./viginti keys rotate} has left nothing under it.
   */
  Optional<List<String>> readKeys();
}
