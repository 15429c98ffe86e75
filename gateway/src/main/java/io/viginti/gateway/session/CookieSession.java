package io.viginti.gateway.session;

import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.viginti.contracts.mesh.MeshHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The session of a request that keeps its tokens in cookies. */
public final class CookieSession {
  private static final String ENDED = "none";

  private final CookieNames names;
  private final @Nullable String accessToken;
  private final @Nullable String refreshToken;
  private @Nullable String changed;

  CookieSession(CookieNames names, @Nullable String accessToken, @Nullable String refreshToken) {
    this.names = names;
    this.accessToken = accessToken;
    this.refreshToken = refreshToken;
  }

  /**
   * What the cookies are called.
   *
   * @param isSecure whether they are for https only; their names then have the prefix that keeps
   *     neighbours of the host from setting them (RFC 6265bis, 4.1.3)
   */
  record CookieNames(boolean isSecure) {
    String access() {
      return prefix() + "viginti-access";
    }

    String refresh() {
      return prefix() + "viginti-refresh";
    }

    private String prefix() {
      return isSecure ? "__Host-" : "";
    }
  }

  /** Null when the browser has none (any more). */
  public @Nullable String accessToken() {
    return accessToken;
  }

  /** Asks auth-service for tokens to keep, and gives it what it may need to renew them. */
  public void forward(HttpClientRequest headers) {
    headers.putHeader(MeshHeaders.SESSION, MeshHeaders.COOKIES);
    if (refreshToken != null) {
      headers.putHeader(MeshHeaders.REFRESH_TOKEN, refreshToken);
    }
  }

  /** Notes what auth-service says about the tokens. */
  public void take(MultiMap headers) {
    String told = headers.get(MeshHeaders.SESSION_TOKENS);
    if (told != null) {
      changed = told;
    }
  }

  /** Sets or deletes the cookies, where auth-service said so. */
  public void write(HttpServerResponse response) {
    List<Cookie> cookies = cookies(Instant.now());
    if (!cookies.isEmpty() && !response.headWritten()) {
      cookies.forEach(response::addCookie);
      response.putHeader("cache-control", "no-store");
    }
  }

  List<Cookie> cookies(Instant now) {
    List<Cookie> cookies = new ArrayList<>();
    if (ENDED.equals(changed)) {
      cookies.add(cookie(names.access(), "", 0));
      cookies.add(cookie(names.refresh(), "", 0));
    } else if (changed != null) {
      JsonObject tokens = new JsonObject(changed);
      cookies.add(
          cookie(
              names.access(),
              tokens.getString("accessToken"),
              tokens.getLong("accessExpiresAt") - now.getEpochSecond()));
      cookies.add(
          cookie(
              names.refresh(),
              tokens.getString("refreshToken"),
              tokens.getLong("refreshExpiresAt") - now.getEpochSecond()));
    }
    return cookies;
  }

  private Cookie cookie(String name, String value, long seconds) {
    return Cookie.cookie(name, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(names.isSecure())
        .setSameSite(CookieSameSite.STRICT)
        .setMaxAge(Math.max(0, seconds));
  }
}
