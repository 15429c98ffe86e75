package io.viginti.catalog.value;

import java.net.URI;
import java.net.URISyntaxException;

/** Absolute http(s) addresses. */
public final class WebLinks {
  private WebLinks() {}

  public static boolean isAbsoluteHttp(String url) {
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme();
      String authority = uri.getRawAuthority();
      return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
          && authority != null
          && !authority.isEmpty()
          && !authority.startsWith(":")
          && !authority.endsWith("@");
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
