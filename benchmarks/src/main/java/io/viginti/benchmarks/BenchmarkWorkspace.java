package io.viginti.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.devstack.api.ApiRefused;
import io.viginti.devstack.api.GatewayClient;
import java.math.BigInteger;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;

/**
 * A workspace that was signed up for measuring.
 *
 * @param token of its administrator
 * @param client sends with it
 */
record BenchmarkWorkspace(UUID id, String token, GatewayClient client) {
  private static final int BATCH = 200;

  private static final String PASSWORD = "a long enough passphrase";

  /** Signs in to the workspace of an earlier run, or signs up. */
  static BenchmarkWorkspace open(URI gateway, String name) {
    GatewayClient anonymous = GatewayClient.anonymous(gateway);
    ObjectNode variables =
        GatewayClient.variables().put("email", emailOf(name)).put("password", PASSWORD);
    try {
      return of(
          anonymous,
          anonymous
              .execute(
                  "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password)"
                      + " { accessToken workspace { id } } }",
                  variables)
              .path("signIn"));
    } catch (ApiRefused nobody) {
      return signUp(gateway, name);
    }
  }

  private static String emailOf(String name) {
    return name.toLowerCase(Locale.ROOT) + "@benchmark.example";
  }

  static BenchmarkWorkspace signUp(URI gateway, String name) {
    ObjectNode input =
        GatewayClient.variables()
            .put("email", emailOf(name))
            .put("password", PASSWORD)
            .put("firstName", "Bench")
            .put("lastName", "Mark")
            .put("workspaceName", name);
    ObjectNode variables = GatewayClient.variables();
    variables.set("input", input);
    GatewayClient anonymous = GatewayClient.anonymous(gateway);
    JsonNode payload =
        anonymous
            .execute(
                "mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken workspace { id } } }",
                variables)
            .path("signUp");
    return of(anonymous, payload);
  }

  private static BenchmarkWorkspace of(GatewayClient anonymous, JsonNode payload) {
    String token = payload.path("accessToken").asText();
    return new BenchmarkWorkspace(
        UUID.fromString(payload.path("workspace").path("id").asText()),
        token,
        anonymous.withToken(token));
  }

  /** Creates an object and reads it in the next request. */
  String createObject(String singular) {
    String plural = singular + "s";
    ObjectNode variables = GatewayClient.variables();
    variables.set(
        "data",
        GatewayClient.variables()
            .put("nameSingular", singular)
            .put("namePlural", plural)
            .put("labelSingular", singular)
            .put("labelPlural", plural));
    String id =
        client
            .execute(
                "mutation ($data: ObjectCreateInput!) { createObject(data: $data) { id } }",
                variables)
            .path("createObject")
            .path("id")
            .asText();
    client.execute("{ " + plural + " { id name } }", GatewayClient.variables());
    return id;
  }

  /** Creates a field and reads it in the next request. */
  void createField(String objectId, String plural, String field) {
    ObjectNode variables = GatewayClient.variables();
    variables.set(
        "data",
        GatewayClient.variables()
            .put("objectId", objectId)
            .put("name", field)
            .put("label", field)
            .put("type", "TEXT"));
    client.execute(
        "mutation ($data: FieldCreateInput!) { createField(data: $data) { id } }", variables);
    client.execute("{ " + plural + " { id " + field + " } }", GatewayClient.variables());
  }

  void createCompanies(int count) {
    for (int start = 0; start < count; start += BATCH) {
      ObjectNode variables = GatewayClient.variables();
      ArrayNode data = variables.putArray("data");
      for (int i = start; i < Math.min(count, start + BATCH); i++) {
        data.addObject()
            .put("name", "Company " + Integer.toString(i * 7919 % count, 36))
            .put("domainName", "https://company-" + i + ".example")
            .put("employees", i)
            .putObject("address")
            .put("addressCity", "City " + i % 50);
      }
      client.execute(
          "mutation ($data: [CompanyCreateInput!]!) { createCompanies(data: $data) { id } }",
          variables);
    }
  }

  /** The PostgreSQL schema of the workspace. */
  String schema() {
    return "workspace_" + new BigInteger(id.toString().replace("-", ""), 16).toString(36);
  }
}
