package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A browser's session: tokens in cookies that its pages cannot read. */
class BrowserSessionIT {
  private static final String SIGN_UP =
      "mutation($input: SignUpInput!) { signUp(input: $input) { accessToken refreshToken } }";
  private static final String SESSION = "X-Viginti-Session";

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient browser =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();

  @Test
  void aSessionIsOpenedRenewedAndClosedWithoutAPageSeeingAToken() throws Exception {
    String email = "browser-" + UUID.randomUUID() + "@example.org";

    HttpResponse<String> opened =
        post(SIGN_UP, Map.of("input", Workspace.input(email, "Browsers")));

    JsonNode payload = Api.JSON.readTree(opened.body()).at("/data/signUp");
    assertThat(payload.path("accessToken").asText("?")).as(opened.body()).isEmpty();
    assertThat(payload.path("refreshToken").asText("?")).isEmpty();
    assertThat(opened.headers().allValues("set-cookie"))
        .hasSize(2)
        .allMatch(cookie -> cookie.contains("HTTPOnly") && cookie.contains("SameSite=Strict"));
    assertThat(opened.body()).doesNotContain(values().toArray(String[]::new));
    assertThat(data("mutation { createCompany(data: {name: \"Cookies\"}) { name } }").toString())
        .contains("Cookies");

    List<String> before = values();
    data("mutation { renewToken(refreshToken: \"\") { expiresAt } }");
    assertThat(values()).hasSize(2).doesNotContainAnyElementsOf(before);
    assertThat(data("{ sessions { isCurrent userAgent address } }").at("/sessions/0/isCurrent"))
        .isEqualTo(Api.JSON.valueToTree(true));

    data("mutation { signOut(refreshToken: \"\") }");
    assertThat(values()).isEmpty();
    assertThat(post("{ currentUser { id } }", Map.of()).statusCode()).isEqualTo(401);
  }

  @Test
  void otherPagesCanDoNothingWithTheCookies() throws Exception {
    post(
        SIGN_UP,
        Map.of("input", Workspace.input("forged-" + UUID.randomUUID() + "@example.org", "Forged")));

    assertThat(send(request(body("{ currentUser { id } }", Map.of()))).statusCode()).isEqualTo(401);
    assertThat(
            send(request(body("{ currentUser { id } }", Map.of()))
                    .header(SESSION, "cookie")
                    .header("origin", "https://evil.example"))
                .statusCode())
        .isEqualTo(403);
    assertThat(data("{ currentUser { email } }").toString()).contains("forged-");
  }

  private List<String> values() {
    List<String> values = new ArrayList<>();
    cookies.getCookieStore().getCookies().forEach(cookie -> values.add(cookie.getValue()));
    return values;
  }

  private JsonNode data(String query) throws IOException, InterruptedException {
    HttpResponse<String> answer = post(query, Map.of());
    JsonNode body = Api.JSON.readTree(answer.body());
    assertThat(body.has("errors")).as(answer.body()).isFalse();
    return body.path("data");
  }

  private HttpResponse<String> post(String query, Map<String, ?> variables)
      throws IOException, InterruptedException {
    return send(request(body(query, variables)).header(SESSION, "cookie"));
  }

  private static String body(String query, Map<String, ?> variables) {
    return Api.json(Map.of("query", query, "variables", variables));
  }

  private static HttpRequest.Builder request(String body) {
    return HttpRequest.newBuilder(RunningMesh.gateway().resolve("/graphql"))
        .header("content-type", "application/json")
        .header("accept", "application/graphql-response+json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
