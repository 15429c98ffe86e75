package io.viginti.auth.vault;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** A secret that its bearer presents once: 32 random bytes, base64url; kept as its SHA-256 only. */
public record SecretToken(String value) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  public SecretToken {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a token");
    }
  }

  public static SecretToken random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The token in {@code text}; empty when it cannot be one. */
  public static Optional<SecretToken> find(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new SecretToken(text)) : Optional.empty();
  }

  /** What is stored of it. */
  public String hash() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Sha256.of(value.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Does not tell the token. */
  @Override
  public String toString() {
    return "SecretToken";
  }
}
