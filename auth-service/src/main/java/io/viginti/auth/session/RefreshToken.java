package io.viginti.auth.session;

import io.viginti.auth.vault.SealingKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A refresh token in the clear: 32 random bytes, base64url. Only its SHA-256 is kept.
 *
 * <p>The successor that a rotation gives is kept encrypted with a key derived from the rotated
 * token: whoever still holds that token can have it repeated, whoever reads the database cannot.
 */
public record RefreshToken(String value) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final byte[] SUCCESSOR = "successor".getBytes(StandardCharsets.US_ASCII);

  public RefreshToken {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a refresh token");
    }
  }

  static RefreshToken random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The token in {@code text}; empty when it cannot be one. */
  static Optional<RefreshToken> find(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new RefreshToken(text)) : Optional.empty();
  }

  /** What is stored of it: its SHA-256, base64url. */
  String hash() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(""));
  }

  /** {@code successor} as only a holder of this token can read it. */
  byte[] seal(RefreshToken successor) {
    return successorKey().seal(successor.value().getBytes(StandardCharsets.US_ASCII), SUCCESSOR);
  }

  /** The successor that {@link #seal} sealed. */
  RefreshToken openSuccessor(byte[] sealed) {
    return new RefreshToken(
        new String(successorKey().open(sealed, SUCCESSOR), StandardCharsets.US_ASCII));
  }

  /** Does not tell the token. */
  @Override
  public String toString() {
    return "RefreshToken";
  }

  private SealingKey successorKey() {
    return new SealingKey(sha256("viginti refresh successor\n"));
  }

  private byte[] sha256(String prefix) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((prefix + value).getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
