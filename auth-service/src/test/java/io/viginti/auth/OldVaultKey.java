package io.viginti.auth;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.viginti.platform.vault.SealingKey;
import io.viginti.platform.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Gives the service the vault key of before a rotation, besides its own. */
public final class OldVaultKey implements QuarkusTestResourceLifecycleManager {
  private static final byte[] KEY =
      "the key of before the rotation..".getBytes(StandardCharsets.US_ASCII);

  /** Seals as the service did before the rotation. */
  static Vault vault() {
    return new Vault(new SealingKey(KEY), List.of());
  }

  @Override
  public Map<String, String> start() {
    return Map.of("viginti.vault.read-keys", Base64.getEncoder().encodeToString(KEY));
  }

  @Override
  public void stop() {}
}
