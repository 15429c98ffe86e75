package io.viginti.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.viginti.testing.TestTokens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A browser's cookies count where its page proves that it may use them, and nowhere else. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class CookieIT extends GatewayChecks {
  private static final String OBJECTS = "{\"query\":\"{ objects { name } }\"}";

  @Test
  void aRequestWithTheHeaderIsSignedIn() throws Exception {
    JsonObject echo = data(send(browser().POST(body()))).getJsonObject("objects");
    assertThat(echo.getString("authorization")).isEqualTo("Bearer " + token);
  }

  @Test
  void cookiesAloneAreNobodys() throws Exception {
    HttpRequest.Builder forged =
        request("graphql", null)
            .header("content-type", "application/json")
            .header("cookie", "viginti-access=" + token);

    JsonObject echo = data(send(forged.POST(body()))).getJsonObject("objects");

    assertThat(echo.getString("authorization")).isNull();
    assertThat(
            send(request("rest/companies", null).header("cookie", "viginti-access=" + token))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void pagesOfOtherOriginsAreRefused() throws Exception {
    HttpResponse<String> response =
        send(browser().header("origin", "https://evil.example").POST(body()));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("access-control-allow-origin")).isEmpty();
  }

  @Test
  void aConfiguredOriginIsLetIn() throws Exception {
    HttpResponse<String> response =
        send(browser().header("origin", "https://app.example").POST(body()));

    assertThat(data(response).getJsonObject("objects").getString("authorization"))
        .isEqualTo("Bearer " + token);
    assertThat(response.headers().firstValue("access-control-allow-credentials")).hasValue("true");
    assertThat(response.headers().firstValue("access-control-allow-origin"))
        .hasValue("https://app.example");
    HttpResponse<String> preflight =
        send(
            request("graphql", null)
                .header("origin", "https://app.example")
                .header("access-control-request-method", "POST")
                .header("access-control-request-headers", "x-viginti-session,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThat(preflight.headers().firstValue("access-control-allow-headers").orElse(""))
        .contains("x-viginti-session");
  }

  @Test
  void anOutdatedCookieIsAsGoodAsNone() throws Exception {
    HttpResponse<String> response =
        send(
            request("graphql", null)
                .header("content-type", "application/json")
                .header("x-viginti-session", "cookie")
                .header("cookie", "viginti-access=" + TestTokens.expired(UUID.randomUUID()))
                .POST(body()));
    assertThat(data(response).getJsonObject("objects").getString("authorization")).isNull();
  }

  @Test
  void getIsSafe() throws Exception {
    String mutation = "graphql?query=" + encoded("mutation { rename(name: \"x\") { id } }");
    assertThat(
            send(request(mutation, null)
                    .header("x-viginti-session", "cookie")
                    .header("cookie", "viginti-access=" + token))
                .statusCode())
        .isEqualTo(405);
  }

  @Test
  void otherKindsOfSessionsAreRefused() throws Exception {
    HttpResponse<String> response =
        send(
            request("graphql", null)
                .header("content-type", "application/json")
                .header("x-viginti-session", "sticky")
                .POST(body()));
    assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void restGoesByTheSameRule() throws Exception {
    HttpResponse<String> response =
        send(
            request("rest/companies", null)
                .header("x-viginti-session", "cookie")
                .header("cookie", "viginti-access=" + token));
    assertThat(body(response).getString("authorization")).isEqualTo("Bearer " + token);
  }

  @Test
  void socketsOfOurPagesGoOnWithTheSession() throws Exception {
    try (TestSocket socket = socketFrom("https://app.example")) {
      socket.send("{\"type\":\"connection_init\",\"payload\":{\"session\":\"cookie\"}}");
      assertThat(socket.next()).contains("connection_ack");
      socket.send(
          "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ objects { name } }\"}}");
      assertThat(socket.next()).contains("Bearer " + token);
    }
  }

  @Test
  void socketsOfOtherPagesAreNotOpened() {
    assertThatThrownBy(() -> socketFrom("http://localhost.evil.example"))
        .hasRootCauseMessage("Unexpected HTTP response status code 403");
  }

  @Test
  void aSocketWithoutACookieHasNoSession() throws Exception {
    try (TestSocket socket = TestSocket.open(gateway, Map.of("Origin", "https://app.example"))) {
      socket.send("{\"type\":\"connection_init\",\"payload\":{\"session\":\"cookie\"}}");
      assertThat(socket.closeCode()).isEqualTo(4403);
    }
  }

  private TestSocket socketFrom(String origin) {
    return TestSocket.open(gateway, Map.of("Origin", origin, "Cookie", "viginti-access=" + token));
  }

  private HttpRequest.Builder browser() {
    return request("graphql", null)
        .header("content-type", "application/json")
        .header("x-viginti-session", "cookie")
        .header("cookie", "other=1; viginti-access=" + token);
  }

  private static HttpRequest.BodyPublisher body() {
    return BodyPublishers.ofString(OBJECTS);
  }
}
