package io.viginti.auth.session;

import io.viginti.auth.vault.SecretToken;
import io.viginti.auth.vault.Sha256;
import io.viginti.platform.vault.SealingKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A refresh token in the clear. Only its hash is kept.
 *
 * <p>The successor that a rotation gives is kept encrypted with a key derived from the rotated
 * token: whoever still holds that token can have it repeated, whoever reads the database cannot.
 */
public record RefreshToken(SecretToken token) {
  private static final byte[] SUCCESSOR = "successor".getBytes(StandardCharsets.US_ASCII);

  static RefreshToken random() {
    return new RefreshToken(SecretToken.random());
  }

  /** The token in {@code text}; empty when it cannot be one. */
  static Optional<RefreshToken> find(String text) {
    return SecretToken.find(text).map(RefreshToken::new);
  }

  String value() {
    return token.value();
  }

  /** What is stored of it. */
  String hash() {
    return token.hash();
  }

  /** {@code successor} as only a holder of this token can read it. */
  byte[] seal(RefreshToken successor) {
    return successorKey().seal(successor.value().getBytes(StandardCharsets.US_ASCII), SUCCESSOR);
  }

  /** The successor that {@link #seal} sealed. */
  RefreshToken openSuccessor(byte[] sealed) {
    byte[] value = successorKey().open(sealed, SUCCESSOR);
    return new RefreshToken(new SecretToken(new String(value, StandardCharsets.US_ASCII)));
  }

  private SealingKey successorKey() {
    return new SealingKey(
        Sha256.of(("viginti refresh successor\n" + value()).getBytes(StandardCharsets.US_ASCII)));
  }
}
