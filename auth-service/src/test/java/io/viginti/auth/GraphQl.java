package io.viginti.auth;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.specification.RequestSpecification;
import io.viginti.testing.TestTokens;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client of the service's GraphQL, as the gateway is one. */
public record GraphQl(@Nullable String token, Map<String, String> headers) {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String PASSWORD = "correct horse battery";
  static final String PAYLOAD =
      "{accessToken refreshToken expiresAt user{id email firstName lastName isEmailVerified"
          + " defaultWorkspace{id} workspaces{id name status}} workspace{id name subdomain logoUrl"
          + " status schemaVersion createdAt}}";

  public GraphQl(@Nullable String token) {
    this(token, Map.of());
  }

  static GraphQl anonymous() {
    return new GraphQl(null);
  }

  /** As the gateway asks for a client at this address. */
  GraphQl from(String address) {
    return with("X-Viginti-Client-Address", address)
        .with("X-Viginti-Mesh", TestTokens.service("gateway"));
  }

  GraphQl with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new GraphQl(token, more);
  }

  /** The whole answer. */
  JsonNode run(String query, Map<String, ?> variables) {
    RequestSpecification request = given().contentType("application/json").headers(headers);
    if (token != null) {
      request = request.header("Authorization", "Bearer " + token);
    }
    try {
      return JSON.readTree(
          request
              .body(JSON.writeValueAsString(Map.of("query", query, "variables", variables)))
              .post("/graphql")
              .asString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode run(String query) {
    return run(query, Map.of());
  }

  /** The one root field of an answer without errors. */
  public JsonNode data(String query, Map<String, ?> variables) {
    JsonNode answer = run(query, variables);
    if (answer.hasNonNull("errors")) {
      throw new AssertionError(answer.toPrettyString());
    }
    return answer.get("data").iterator().next();
  }

  public JsonNode data(String query) {
    return data(query, Map.of());
  }

  /** The code of the first error; "" when there is none. */
  String code(String query, Map<String, ?> variables) {
    return codeOf(run(query, variables));
  }

  public String code(String query) {
    return code(query, Map.of());
  }

  static String codeOf(JsonNode answer) {
    return answer.hasNonNull("code")
        ? answer.get("code").asText()
        : answer.at("/errors/0/extensions/code").asText();
  }

  /** Signs up a new user with a workspace; answers the payload. */
  public static JsonNode signUp() {
    return signUp(newEmail(), "Acme " + UUID.randomUUID());
  }

  static JsonNode signUp(String email, String workspaceName) {
    return anonymous()
        .data(
            "mutation($i:SignUpInput!){signUp(input:$i)" + PAYLOAD + "}",
            input(email, workspaceName));
  }

  static Map<String, ?> input(String email, String workspaceName) {
    return Map.of(
        "i",
        Map.of(
            "email", email,
            "password", PASSWORD,
            "firstName", "Marie",
            "lastName", "Curie",
            "workspaceName", workspaceName));
  }

  static JsonNode signIn(String email) {
    return anonymous()
        .data(
            "mutation($e:String!,$p:String!){signIn(email:$e,password:$p)" + PAYLOAD + "}",
            Map.of("e", email, "p", PASSWORD));
  }

  public static GraphQl of(JsonNode payload) {
    return new GraphQl(payload.get("accessToken").asText());
  }

  static String newEmail() {
    return "marie-" + UUID.randomUUID() + "@example.com";
  }
}
