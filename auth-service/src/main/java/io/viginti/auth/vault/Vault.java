package io.viginti.auth.vault;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.util.Base64;

/**
 * The key of {@code VIGINTI_VAULT_KEY}; refuses a key that is none, and in production the published
 * one.
 */
@Singleton
public class Vault {
  /** What development and tests use; it is in the repository, so it protects nothing. */
  static final String DEVELOPMENT_KEY = "dmlnaW50aS1kZXZlbG9wbWVudC1vbmx5LWtleS0zMmI=";

  private final SealingKey key;

  Vault(VaultConfig config) {
    this.key = read(config.key(), LaunchMode.current() == LaunchMode.NORMAL);
  }

  public SealingKey key() {
    return key;
  }

  static SealingKey read(String setting, boolean production) {
    if (production && setting.strip().equals(DEVELOPMENT_KEY)) {
      throw new IllegalStateException(
          "VIGINTI_VAULT_KEY is the development key; make one: openssl rand -base64 32");
    }
    try {
      return new SealingKey(Base64.getDecoder().decode(setting.strip()));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "VIGINTI_VAULT_KEY must be base64 of 32 bytes; make one: openssl rand -base64 32", e);
    }
  }
}
