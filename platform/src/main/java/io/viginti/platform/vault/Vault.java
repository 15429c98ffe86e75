package io.viginti.platform.vault;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Seals under the key of {@code VIGINTI_VAULT_KEY}; opens under that and those of {@code
 * VIGINTI_VAULT_READ_KEYS}. Refuses a key that is none, and in production the published one.
 */
@Singleton
public class Vault {
  /** What development and tests use; it is in the repository, so it protects nothing. */
  static final String DEVELOPMENT_KEY = "dmlnaW50aS1kZXZlbG9wbWVudC1vbmx5LWtleS0zMmI=";

  private static final String KEY = "VIGINTI_VAULT_KEY";
  private static final String READ_KEYS = "VIGINTI_VAULT_READ_KEYS";

  private final SealingKey current;
  private final Map<String, SealingKey> byId = new LinkedHashMap<>();

  @Inject
  Vault(VaultConfig config) {
    this(
        config.key().orElse(""),
        config.readKeys().orElse(List.of()),
        LaunchMode.current() == LaunchMode.NORMAL);
  }

  Vault(String key, List<String> readKeys, boolean isProduction) {
    this(
        read(KEY, key, isProduction),
        readKeys.stream().map(text -> read(READ_KEYS, text, isProduction)).toList());
  }

  /** For tests and tools. */
  public Vault(SealingKey current, List<SealingKey> others) {
    this.current = current;
    byId.put(current.id(), current);
    others.forEach(other -> byId.putIfAbsent(other.id(), other));
  }

  /** The id of the key that seals. */
  public String currentKeyId() {
    return current.id();
  }

  /** The ids of the keys that open, the current one first. */
  public Set<String> keyIds() {
    return byId.keySet();
  }

  /**
   * Encrypts {@code plain} under the current key.
   *
   * @param context what the value is, its row included; the same must be given to open it
   */
  public Sealed seal(byte[] plain, byte[] context) {
    return new Sealed(current.id(), current.seal(plain, context));
  }

  /**
   * Decrypts; IllegalStateException when the key is not among the settings,
   * IllegalArgumentException when the value was altered or is another context's.
   */
  public byte[] open(Sealed sealed, byte[] context) {
    SealingKey key = byId.get(sealed.keyId());
    if (key == null) {
      throw new IllegalStateException(
          "sealed with the vault key "
              + sealed.keyId()
              + ", which is neither "
              + KEY
              + " nor in "
              + READ_KEYS
              + " (those are "
              + byId.keySet()
              + ")");
    }
    return key.open(sealed.bytes(), context);
  }

  private static SealingKey read(String setting, String text, boolean isProduction) {
    if (isProduction && text.strip().equals(DEVELOPMENT_KEY)) {
      throw new IllegalStateException(
          setting + " holds the development key; make one: openssl rand -base64 32");
    }
    try {
      return new SealingKey(Base64.getDecoder().decode(text.strip()));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          setting + " must be base64 of 32 bytes; make one: openssl rand -base64 32", e);
    }
  }
}
