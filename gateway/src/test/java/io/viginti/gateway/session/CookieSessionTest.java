package io.viginti.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.viginti.gateway.session.CookieSession.CookieNames;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookieSessionTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_000);
  private static final String TOKENS =
      "{\"accessToken\":\"a\",\"accessExpiresAt\":1900,"
          + "\"refreshToken\":\"r\",\"refreshExpiresAt\":9000}";

  @Test
  void tokensAreKeptWhereNoScriptReadsThem() {
    assertThat(
            told(true, TOKENS).stream()
                .map(cookie -> cookie.encode().replaceAll("Expires=[^;]*", "Expires=EXPIRY")))
        .containsExactly(
            "__Host-viginti-access=a; Max-Age=900; Expires=EXPIRY; Path=/; Secure; HTTPOnly;"
                + " SameSite=Strict",
            "__Host-viginti-refresh=r; Max-Age=8000; Expires=EXPIRY; Path=/; Secure; HTTPOnly;"
                + " SameSite=Strict");
  }

  @Test
  void withoutHttpsTheyAreNotForHttpsOnly() {
    List<Cookie> cookies = told(false, TOKENS);
    assertThat(cookies).noneMatch(Cookie::isSecure).allMatch(Cookie::isHttpOnly);
    assertThat(cookies.getFirst().getName()).isEqualTo("viginti-access");
  }

  @Test
  void theEndOfASessionDeletesThem() {
    assertThat(told(true, "none"))
        .allMatch(cookie -> cookie.getValue().isEmpty() && cookie.getMaxAge() == 0)
        .hasSize(2);
  }

  @Test
  void otherAnswersLeaveThem() {
    CookieSession session = new CookieSession(new CookieNames(true), "a", "r");
    session.take(MultiMap.caseInsensitiveMultiMap());
    assertThat(session.cookies(NOW)).isEmpty();
  }

  private static List<Cookie> told(boolean isSecure, String tokens) {
    CookieSession session = new CookieSession(new CookieNames(isSecure), null, null);
    session.take(MultiMap.caseInsensitiveMultiMap().add("X-Viginti-Session-Tokens", tokens));
    return session.cookies(NOW);
  }
}
