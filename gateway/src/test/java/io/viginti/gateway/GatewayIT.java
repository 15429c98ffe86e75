package io.viginti.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.viginti.platform.news.News;
import io.viginti.testing.FakeMesh;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class GatewayIT {
  private static final String AUTH_SDL =
      "type Query { currentUser: User! hello(to: String!): String }"
          + " type Mutation { rename(name: String!): User! } type User { id: ID! name: String }";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TestHTTPResource("/")
  URI gateway;

  @ConfigProperty(name = StandIns.CONTROL)
  String control;

  @Inject News news;

  private final String token = TestTokens.admin(UUID.randomUUID());

  @BeforeEach
  void standIns() throws Exception {
    FakeMesh mesh = FakeMesh.shared();
    mesh.on("GET", "auth", "/graphql/schema.graphql", request -> FakeMesh.Answer.ok(AUTH_SDL));
    mesh.on(
        "POST",
        "auth",
        "/graphql",
        request ->
            FakeMesh.Answer.ok(
                "{\"data\":{\"currentUser\":{\"id\":\"u1\"},\"rename\":{\"id\":\"u1\"}}}"));
    mesh.on("GET", "auth", "/q/health/ready", request -> FakeMesh.Answer.ok("{}"));
    control("version/1", "");
    control("known/1", "");
    await(
        () ->
            sdl(null).contains("currentUser")
                && sdl(null).contains("schemaVersion")
                && sdl(null).contains("recordEvents"));
  }

  @Test
  void anOperationOfOneServicePassesThrough() throws Exception {
    HttpResponse<String> response = post("{\"query\":\"{ objects { name } }\"}", token);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type"))
        .hasValue("application/json; charset=utf-8");
    JsonObject echo = data(response).getJsonObject("objects");
    assertThat(echo.getString("query")).isEqualTo("{objects{name}}");
    assertThat(echo.getString("authorization")).isEqualTo("Bearer " + token);
    assertThat(response.headers().firstValue("X-Request-Id")).hasValue(echo.getString("requestId"));
  }

  @Test
  void mixedServicesAreJoinedInTheOrderSelected() throws Exception {
    HttpResponse<String> response =
        post(
            new JsonObject()
                .put(
                    "query",
                    "query A($n: Int) { company { name } c: __typename ...f companies(limit: $n)"
                        + " { id } } fragment f on Query { objects { id } currentUser { id } }"
                        + " query B { schemaVersion }")
                .put("operationName", "A")
                .put("variables", new JsonObject().put("n", 3).put("unused", 1))
                .encode(),
            token);

    assertThat(response.statusCode()).isEqualTo(200);
    JsonObject data = data(response);
    assertThat(data.fieldNames())
        .containsExactly("company", "c", "objects", "currentUser", "companies");
    assertThat(data.getString("c")).isEqualTo("Query");
    JsonObject records = data.getJsonObject("company");
    assertThat(records.getString("path")).isEqualTo("/data/records");
    assertThat(records.getString("version")).isEqualTo("1");
    assertThat(records.getJsonObject("variables")).isEqualTo(new JsonObject().put("n", 3));
  }

  @Test
  void literalsTravelAsVariables() throws Exception {
    JsonObject one = records("{ companies(filter: {name: {eq: \"a\"}}) { id } }", "companies");
    JsonObject other = records("{ companies(filter: {name: {eq: \"b\"}}) { id } }", "companies");

    assertThat(one.getString("query")).isEqualTo(other.getString("query"));
    assertThat(one.getJsonObject("variables").toString()).contains("{\"name\":{\"eq\":\"a\"}}");
  }

  @Test
  void mutationsCarryTheIdempotencyKey() throws Exception {
    HttpResponse<String> response =
        send(
            request("graphql", token)
                .header("content-type", "application/json")
                .header("Idempotency-Key", "k1")
                .POST(
                    BodyPublishers.ofString(
                        "{\"query\":\"mutation { createCompany(data: {name: \\\"x\\\"}) { id } }\"}")));

    assertThat(data(response).getJsonObject("createCompany").getString("idempotencyKey"))
        .isEqualTo("k1");
  }

  @Test
  void aVersionThatIsBehindIsCheckedAgainAndRepeated() throws Exception {
    records("{ company { id } }", "company");
    control("version/2", "");
    control("known/2", "");

    assertThat(records("{ company { id } }", "company").getString("version")).isEqualTo("2");
  }

  @Test
  void aRequestThatVersionsOvertakeIsRepeatedUntilItIsCurrent() throws Exception {
    control("version/10", "");
    control("overtakes/3", "");

    assertThat(records("{ company { id } }", "company").getString("version")).isEqualTo("13");
  }

  @Test
  void aNewFieldIsUsableAtOnce() throws Exception {
    assertThat(code(post("{\"query\":\"{ company { employees } }\"}", token)))
        .isEqualTo("BAD_USER_INPUT");

    control("version/2", "");

    assertThat(records("{ company { employees } }", "company").getString("version")).isEqualTo("2");
    assertThat(sdl(token)).contains("employees");
  }

  @Test
  void aRootFieldAddedToAServiceAppears() throws Exception {
    assertThat(code(post("{\"query\":\"{ brandNew }\"}", token))).isEqualTo("BAD_USER_INPUT");

    control("sdl", " brandNew: String");
    await(() -> sdl(null).contains("brandNew"));

    assertThat(data(post("{\"query\":\"{ brandNew }\"}", token)).containsKey("brandNew")).isTrue();
    control("sdl", "");
    await(() -> !sdl(null).contains("brandNew"));
  }

  @Test
  void withoutAWorkspaceTheStaticPartIsAll() throws Exception {
    String outside = TestTokens.userOutside(UUID.randomUUID());

    assertThat(sdl(null)).contains("currentUser").doesNotContain("Company");
    assertThat(post("{\"query\":\"{ objects { id } }\"}", null).statusCode()).isEqualTo(200);
    for (String caller : new String[] {null, outside}) {
      HttpResponse<String> response = post("{\"query\":\"{ company { id } }\"}", caller);
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(code(response)).isEqualTo("UNAUTHENTICATED");
    }
    assertThat(code(post("{\"query\":\"{ objects { nope } }\"}", null)))
        .isEqualTo("BAD_USER_INPUT");
  }

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
  void aServiceThatIsAwayTakesOnlyItsOwnFields() throws Exception {
    FakeMesh.shared().on("POST", "auth", "/graphql", request -> new FakeMesh.Answer(503, "gone"));

    HttpResponse<String> whole = post("{\"query\":\"{ hello(to: \\\"x\\\") }\"}", token);
    HttpResponse<String> part =
        post("{\"query\":\"{ hello(to: \\\"x\\\") objects { id } }\"}", token);
    HttpResponse<String> nulled =
        post("{\"query\":\"{ currentUser { id } objects { id } }\"}", token);

    assertThat(whole.statusCode()).isEqualTo(503);
    assertThat(body(whole).containsKey("data")).isFalse();
    assertThat(code(whole)).isEqualTo("UNAVAILABLE");
    assertThat(part.statusCode()).isEqualTo(200);
    assertThat(body(part).getJsonObject("data").getValue("hello")).isNull();
    assertThat(body(part).getJsonObject("data").getJsonObject("objects")).isNotNull();
    assertThat(error(part).getJsonArray("path")).isEqualTo(new JsonArray().add("hello"));
    assertThat(body(nulled).getValue("data")).isNull();
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
  void errorsOfAServiceStayAsTheyAre() throws Exception {
    HttpResponse<String> response =
        post(
            "{\"query\":\"mutation { deleteCompany(id: \\\"%s\\\") { id } rename(name: \\\"x\\\") { id } }\"}"
                .formatted(UUID.randomUUID()),
            token);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(body(response).getValue("data")).isNull();
    assertThat(code(response)).isEqualTo("NOT_FOUND");
  }

  @Test
  void introspectionIsTheGateways() throws Exception {
    JsonObject data =
        data(
            post(
                "{\"query\":\"{ t: __type(name: \\\"Company\\\") { name } __schema { queryType { name } }"
                    + " objects { id } }\"}",
                token));

    assertThat(data.getJsonObject("t").getString("name")).isEqualTo("Company");
    assertThat(data.getJsonObject("__schema").getJsonObject("queryType").getString("name"))
        .isEqualTo("Query");
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

  @Test
  void subscriptionsStreamOverSse() throws Exception {
    HttpResponse<String> response =
        send(
            request("graphql", token)
                .header("content-type", "application/json")
                .header("accept", "text/event-stream")
                .POST(
                    BodyPublishers.ofString(
                        "{\"query\":\"subscription { recordEvents { objectName after } }\"}")));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type"))
        .hasValue("text/event-stream; charset=utf-8");
    assertThat(response.body())
        .contains(
            "event: next\ndata: {\"data\":{\"recordEvents\":{\"objectName\":\"company\",\"after\":1}}}\n\n",
            "\"after\":2")
        .endsWith("event: complete\ndata:\n\n");
  }

  @Test
  void sseAnswersRefusalsAndPlainQueriesToo() throws Exception {
    for (String query : new String[] {"{ nope }", "{ objects { id } }"}) {
      HttpResponse<String> response =
          send(
              request("graphql", token)
                  .header("content-type", "application/json")
                  .header("accept", "text/event-stream")
                  .POST(BodyPublishers.ofString("{\"query\":\"" + query + "\"}")));
      assertThat(response.body())
          .contains("event: next\ndata: {\"" + (query.contains("nope") ? "errors" : "data"))
          .endsWith("event: complete\ndata:\n\n");
    }
  }

  @Test
  void subscriptionsStreamOverWebSockets() throws Exception {
    try (TestSocket socket = TestSocket.open(gateway)) {
      socket.send(
          "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer "
              + token
              + "\"}}");
      assertThat(socket.next()).isEqualTo("{\"type\":\"connection_ack\"}");
      socket.send("{\"type\":\"ping\"}");
      assertThat(socket.next()).isEqualTo("{\"type\":\"pong\"}");
      socket.send(subscribe("a\\\"1", "subscription { recordEvents { after } }"));
      assertThat(socket.next()).contains("\"id\":\"a\\\"1\",\"type\":\"next\"", "\"after\":1");
      assertThat(socket.next()).contains("\"after\":2");
      assertThat(socket.next()).isEqualTo("{\"id\":\"a\\\"1\",\"type\":\"complete\"}");
      socket.send(subscribe("2", "{ objects { id } }"));
      assertThat(socket.next()).contains("\"id\":\"2\",\"type\":\"next\"", "objects");
      assertThat(socket.next()).contains("\"type\":\"complete\"");
      socket.send(subscribe("3", "{ nope }"));
      assertThat(socket.next()).contains("\"id\":\"3\",\"type\":\"error\"", "BAD_USER_INPUT");
      socket.send(subscribe("4", "subscription { schemaChanged { version } }"));
      assertThat(socket.next()).contains("schemaChanged");
      socket.send("{\"id\":\"4\",\"type\":\"complete\"}");
      socket.send(subscribe("4", "subscription { schemaChanged { version } }"));
      assertThat(socket.next()).contains("schemaChanged");
      socket.send(subscribe("4", "{ __typename }"));
      assertThat(socket.closeCode()).isEqualTo(4409);
    }
  }

  @Test
  void socketsOutsideTheProtocolAreClosed() throws Exception {
    try (TestSocket early = TestSocket.open(gateway)) {
      early.send(subscribe("1", "{ __typename }"));
      assertThat(early.closeCode()).isEqualTo(4401);
    }
    try (TestSocket bad = TestSocket.open(gateway)) {
      bad.send("nonsense");
      assertThat(bad.closeCode()).isEqualTo(4400);
    }
    try (TestSocket twice = TestSocket.open(gateway)) {
      twice.send("{\"type\":\"connection_init\"}");
      assertThat(twice.next()).contains("connection_ack");
      twice.send("{\"type\":\"connection_init\"}");
      assertThat(twice.closeCode()).isEqualTo(4429);
    }
    try (TestSocket forged = TestSocket.open(gateway)) {
      forged.send(
          "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer nonsense\"}}");
      assertThat(forged.closeCode()).isEqualTo(4403);
    }
    try (TestSocket silent = TestSocket.open(gateway)) {
      assertThat(silent.closeCode()).isEqualTo(4408);
    }
  }

  @Test
  void aRevokedCallerIsCutOff() throws Exception {
    UUID user = UUID.randomUUID();
    UUID workspace = UUID.randomUUID();
    String theirs = TestTokens.user(user, workspace, UUID.randomUUID(), UUID.randomUUID());
    try (TestSocket socket = TestSocket.open(gateway)) {
      socket.send(
          "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer "
              + theirs
              + "\"}}");
      assertThat(socket.next()).contains("connection_ack");
      socket.send(subscribe("1", "subscription { schemaChanged { version } }"));
      assertThat(socket.next()).contains("schemaChanged");

      TestTokens.revoke(user, workspace);
      news.announce("grants:" + workspace).await().atMost(Duration.ofSeconds(5));

      assertThat(socket.closeCode()).isEqualTo(4403);
    }
    assertThat(post("{\"query\":\"{ __typename }\"}", theirs).statusCode()).isEqualTo(401);
  }

  private static String subscribe(String id, String query) {
    return "{\"id\":\""
        + id
        + "\",\"type\":\"subscribe\",\"payload\":{\"query\":\""
        + query
        + "\"}}";
  }

  private JsonObject records(String query, String key) throws Exception {
    return data(post(new JsonObject().put("query", query).encode(), token)).getJsonObject(key);
  }

  private HttpResponse<String> post(String body, String bearer) throws Exception {
    return send(
        request("graphql", bearer)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String bearer) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(20));
    return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private String sdl(String bearer) throws Exception {
    return send(request("graphql/schema.graphql", bearer)).body();
  }

  private void control(String path, String body) throws Exception {
    HTTP.send(
        HttpRequest.newBuilder(URI.create(control + "/" + path))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.discarding());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonObject body(HttpResponse<String> response) {
    return new JsonObject(response.body());
  }

  private static JsonObject data(HttpResponse<String> response) {
    assertThat(body(response).getValue("errors")).as(response.body()).isNull();
    return body(response).getJsonObject("data");
  }

  private static JsonObject error(HttpResponse<String> response) {
    assertThat(body(response).getJsonArray("errors")).as(response.body()).isNotNull();
    return body(response).getJsonArray("errors").getJsonObject(0);
  }

  private static String code(HttpResponse<String> response) {
    return error(response).getJsonObject("extensions").getString("code");
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
