package io.viginti.gateway.request;

import io.viginti.platform.error.VigintiException;
import org.jspecify.annotations.Nullable;

/** The {@code Authorization} header. */
public final class Bearer {
  private static final String SCHEME = "bearer ";

  private Bearer() {}

  /**
   * The token; null without a header.
   *
   * @throws VigintiException UNAUTHENTICATED when the header is there but is no bearer token
   */
  public static @Nullable String token(@Nullable String header) {
    if (header == null) {
      return null;
    }
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        || header.length() == SCHEME.length()) {
      throw VigintiException.unauthenticated("The Authorization header must be a bearer token.");
    }
    return header.substring(SCHEME.length()).trim();
  }
}
