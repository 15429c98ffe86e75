package io.viginti.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.json.JsonObject;
import io.viginti.testing.FakeMesh;
import io.viginti.testing.TestTokens;
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

/** A gateway with stand-ins for the mesh behind it, and how a test talks to it. */
abstract class GatewayChecks {
  private static final String AUTH_SDL =
      "type Query { currentUser: User! hello(to: String!): String }"
          + " type Mutation { rename(name: String!): User! } type User { id: ID! name: String }";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TestHTTPResource("/")
  URI gateway;

  @ConfigProperty(name = StandIns.CONTROL)
  String control;

  final String token = TestTokens.admin(UUID.randomUUID());

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

  final JsonObject records(String query, String key) throws Exception {
    return data(post(new JsonObject().put("query", query).encode(), token)).getJsonObject(key);
  }

  final HttpResponse<String> post(String body, String bearer) throws Exception {
    return send(
        request("graphql", bearer)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  final HttpRequest.Builder request(String path, String bearer) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(20));
    return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
  }

  static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  final String sdl(String bearer) throws Exception {
    return send(request("graphql/schema.graphql", bearer)).body();
  }

  final void control(String path, String body) throws Exception {
    HTTP.send(
        HttpRequest.newBuilder(URI.create(control + "/" + path))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.discarding());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static JsonObject body(HttpResponse<String> response) {
    return new JsonObject(response.body());
  }

  static JsonObject data(HttpResponse<String> response) {
    assertThat(body(response).getValue("errors")).as(response.body()).isNull();
    return body(response).getJsonObject("data");
  }

  static JsonObject error(HttpResponse<String> response) {
    assertThat(body(response).getJsonArray("errors")).as(response.body()).isNotNull();
    return body(response).getJsonArray("errors").getJsonObject(0);
  }

  static String code(HttpResponse<String> response) {
    return error(response).getJsonObject("extensions").getString("code");
  }

  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
