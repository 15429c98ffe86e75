package io.viginti.gateway.session;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.gateway.session.CookieSession.CookieNames;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the session of a browser. Its cookies count only in requests with the header {@code
 * X-Viginti-Session: cookie}: a page of another origin cannot send that without being let through
 * by CORS, so what it makes a browser send is nobody's request. Where an origin is named it must be
 * the gateway's own or a configured one besides.
 */
@ApplicationScoped
public class CookieSessions {
  private final CookieNames names;
  private final Set<String> origins;

  CookieSessions(SessionConfig config) {
    this.names = new CookieNames("https".equals(config.publicUrl().getScheme()));
    this.origins = new HashSet<>(config.origins().orElse(List.of()));
    origins.add(origin(config.publicUrl()));
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  /**
   * The session of a request; null when it asks for none.
   *
   * @throws VigintiException FORBIDDEN when a page asks that may not, BAD_USER_INPUT for another
   *     kind of session
   */
  public @Nullable CookieSession find(HttpServerRequest request) {
    String asked = request.getHeader(MeshHeaders.SESSION);
    if (asked == null) {
      return null;
    }
    if (!asked.equals(MeshHeaders.COOKIES)) {
      throw VigintiException.badInput("The header X-Viginti-Session can be: cookie.");
    }
    if (request.getHeader("origin") != null && !isAllowed(request)) {
      throw VigintiException.forbidden("Pages of this origin may not use a session.");
    }
    return new CookieSession(
        names, value(request, names.access()), value(request, names.refresh()));
  }

  /**
   * The access token of a browser that opens a WebSocket, where it cannot send headers of its own;
   * null when there is none, or the page may not use it.
   */
  public @Nullable String findForSocket(HttpServerRequest request) {
    return isAllowed(request) ? value(request, names.access()) : null;
  }

  private boolean isAllowed(HttpServerRequest request) {
    String origin = request.getHeader("origin");
    if (origin == null) {
      return false;
    }
    String host = request.getHeader("host");
    return origins.contains(origin)
        || origin.equals("https://" + host)
        || origin.equals("http://" + host);
  }

  private static @Nullable String value(HttpServerRequest request, String name) {
    Cookie cookie = request.getCookie(name);
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }
}
