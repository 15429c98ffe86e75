package io.viginti.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.viginti.testing.FakeMesh;
import io.viginti.testing.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** HTTP: status, media types, bodies, origins, and the pages beside the API. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class HttpIT extends GatewayChecks {
  @Test
  void badTokensAreAnsweredInGraphQl() throws Exception {
    for (String bad : new String[] {"nonsense", TestTokens.expired(UUID.randomUUID())}) {
      HttpResponse<String> response = post("{\"query\":\"{ __typename }\"}", bad);
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(code(response)).isEqualTo("UNAUTHENTICATED");
      assertThat(error(response).getJsonObject("extensions").getString("requestId")).isNotEmpty();
    }
  }

  @Test
  void whatNobodySignedInMayNotSeeIs401() throws Exception {
    FakeMesh.shared()
        .on(
            "POST",
            "auth",
            "/graphql",
            request ->
                FakeMesh.Answer.ok(
                    "{\"errors\":[{\"message\":\"Sign in first\",\"path\":[\"currentUser\"],"
                        + "\"extensions\":{\"code\":\"UNAUTHENTICATED\"}}],\"data\":null}"));

    HttpResponse<String> response = post("{\"query\":\"{ currentUser { id } }\"}", null);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(code(response)).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void statusFollowsTheMediaType() throws Exception {
    String invalid = "{\"query\":\"{ nope }\"}";

    assertThat(post(invalid, token).statusCode()).isEqualTo(200);
    HttpResponse<String> strict =
        send(
            request("graphql", token)
                .header("content-type", "application/json")
                .header("accept", "application/graphql-response+json")
                .POST(BodyPublishers.ofString(invalid)));
    assertThat(strict.statusCode()).isEqualTo(400);
    assertThat(strict.headers().firstValue("content-type"))
        .hasValue("application/graphql-response+json; charset=utf-8");
  }

  @Test
  void requestsThatAreNoneAreRefused() throws Exception {
    assertThat(post("{ not json", token).statusCode()).isEqualTo(400);
    assertThat(post("[]", token).statusCode()).isEqualTo(400);
    assertThat(send(request("graphql", token).POST(BodyPublishers.ofString("{}"))).statusCode())
        .isEqualTo(415);
    assertThat(send(request("graphql", token).header("accept", "image/png").GET()).statusCode())
        .isEqualTo(406);
    assertThat(send(request("graphql", token).DELETE()).statusCode()).isEqualTo(405);
    HttpResponse<String> mutation =
        send(request("graphql?query=" + encoded("mutation { rename(name: \"x\") { id } }"), token));
    assertThat(mutation.statusCode()).isEqualTo(405);
    assertThat(send(request("graphql?query=" + encoded("{ objects { id } }"), token)).statusCode())
        .isEqualTo(200);
    assertThat(send(request("nowhere", token)).statusCode()).isEqualTo(404);
  }

  @Test
  void aRequestOverTheLimitIsReadAndRefused() throws Exception {
    for (int size : new int[] {1_100_000, 8_000_000}) {
      HttpResponse<String> response =
          post("{\"query\":\"" + " ".repeat(size) + "{ objects { id } }\"}", token);
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(code(response)).isEqualTo("LIMIT_EXCEEDED");
    }
  }

  @Test
  void hostileTextIsRefusedOrPassedOnAsItWas() throws Exception {
    String query = "query($f: CompanyFilterInput) { companies(filter: $f) { id } }";
    for (String bad : new String[] {"\\u0000", "\\ud800", "a\\udc00b"}) {
      HttpResponse<String> response =
          post(
              "{\"query\":\"%s\",\"variables\":{\"f\":{\"name\":{\"eq\":\"%s\"}}}}"
                  .formatted(query, bad),
              token);
      assertThat(code(response)).isEqualTo("BAD_USER_INPUT");
      assertThat(error(response).getJsonObject("extensions").getJsonArray("problems").toString())
          .contains("[\"f\",\"name\",\"eq\"]");
    }
    String fine = "😀'; drop table x; -- \u202e" + "x".repeat(500_000);
    JsonObject variables =
        new JsonObject().put("f", new JsonObject().put("name", new JsonObject().put("eq", fine)));
    HttpResponse<String> response =
        post(new JsonObject().put("query", query).put("variables", variables).encode(), token);
    assertThat(data(response).getJsonObject("companies").getJsonObject("variables"))
        .isEqualTo(variables);
  }

  @Test
  void theSiteIsServed() throws Exception {
    FakeMesh.shared().on("GET", "workflow", "/q/health/ready", request -> FakeMesh.Answer.ok("{}"));

    HttpResponse<String> health = send(request("healthz", null));
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(health.body()).getString("status")).isEqualTo("ok");
    assertThat(new JsonObject(health.body()).getJsonArray("degraded"))
        .contains("billing", "messaging")
        .doesNotContain("workflow");
    assertThat(
            new JsonObject(send(request("client-config", null)).body()).getJsonArray("providers"))
        .isEmpty();
    assertThat(send(request(".well-known/jwks.json", null)).body()).contains("\"keys\"");
    for (String page :
        new String[] {
          "graphiql",
          "graphiql/start.js",
          "graphql-ui/graphiql.min.js",
          "graphql-ui/graphiql.min.css"
        }) {
      assertThat(send(request(page, null)).statusCode()).as(page).isEqualTo(200);
    }
    assertThat(send(request("graphiql", null)).headers().firstValue("X-Content-Type-Options"))
        .hasValue("nosniff");
  }

  @Test
  void onlyKnownOriginsMayCall() throws Exception {
    for (String origin : new String[] {"https://app.example", "https://evil.example"}) {
      HttpResponse<String> preflight =
          send(
              request("graphql", null)
                  .header("Origin", origin)
                  .header("Access-Control-Request-Method", "POST")
                  .header("Access-Control-Request-Headers", "authorization,content-type")
                  .method("OPTIONS", BodyPublishers.noBody()));
      assertThat(preflight.headers().firstValue("access-control-allow-origin"))
          .isEqualTo(
              origin.contains("evil") ? java.util.Optional.empty() : java.util.Optional.of(origin));
    }
  }
}
