package io.viginti.platform.vault;

/**
 * An encrypted value.
 *
 * @param keyId the {@link SealingKey#id()} that opens it
 * @param bytes nonce, ciphertext and tag
 */
public record Sealed(String keyId, byte[] bytes) {
  /** Tells the key only. */
  @Override
  public String toString() {
    return "Sealed[" + keyId + "]";
  }
}
