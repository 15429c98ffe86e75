package io.viginti.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of browsers are told to the gateway and to nobody else. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class CookieSessionIT {
  private static final String TOKENS = "X-Viginti-Session-Tokens";
  private static final String SIGN_IN =
      "mutation($e:String!,$p:String!){signIn(email:$e,password:$p){accessToken refreshToken"
          + " user{email}}}";

  private String email;

  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  @BeforeEach
  void account() {
    email = GraphQl.newEmail();
    GraphQl.signUp(email, "Acme");
  }

  @Test
  void theAnswerHoldsNoTokens() {
    Response answer = signIn("gateway");

    assertThat(answer.path("data.signIn.user.email").toString()).isEqualTo(email);
    assertThat(answer.path("data.signIn.accessToken").toString()).isEmpty();
    assertThat(answer.path("data.signIn.refreshToken").toString()).isEmpty();
    JsonObject told = new JsonObject(answer.header(TOKENS));
    assertThat(new GraphQl(told.getString("accessToken")).code("{currentUser{id}}")).isEmpty();
    assertThat(answer.asString()).doesNotContain(told.getString("accessToken"));
  }

  @Test
  void renewsWithTheTokenThatTheGatewayKeeps() {
    String refresh = new JsonObject(signIn("gateway").header(TOKENS)).getString("refreshToken");

    Response renewed =
        post("gateway", "mutation{renewToken(refreshToken:\"\"){refreshToken}}", Map.of(), refresh);

    assertThat(renewed.path("data.renewToken.refreshToken").toString()).isEmpty();
    String next = new JsonObject(renewed.header(TOKENS)).getString("refreshToken");
    assertThat(next).isNotEqualTo(refresh);
    Response out = post("gateway", "mutation{signOut(refreshToken:\"\")}", Map.of(), next);
    assertThat(out.header(TOKENS)).isEqualTo("none");
    Response over =
        post("gateway", "mutation{renewToken(refreshToken:\"\"){refreshToken}}", Map.of(), next);
    assertThat(over.header(TOKENS)).isEqualTo("none");
    assertThat(over.path("errors[0].extensions.code").toString()).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void nobodyElseIsToldThem() {
    Response answer = signIn("workflow-service");

    assertThat(answer.header(TOKENS)).isNull();
    assertThat(answer.path("data.signIn.accessToken").toString()).isNotEmpty();
  }

  private Response signIn(String service) {
    return post(service, SIGN_IN, Map.of("e", email, "p", GraphQl.PASSWORD), null);
  }

  private static Response post(
      String service, String query, Map<String, String> variables, @Nullable String refresh) {
    var request =
        given()
            .contentType("application/json")
            .header("X-Viginti-Mesh", TestTokens.service(service))
            .header("X-Viginti-Session", "cookie");
    if (refresh != null) {
      request = request.header("X-Viginti-Refresh-Token", refresh);
    }
    return request.body(Map.of("query", query, "variables", variables)).post("/graphql");
  }
}
