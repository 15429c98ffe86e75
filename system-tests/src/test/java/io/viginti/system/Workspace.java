package io.viginti.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A workspace of one test, signed up through the gateway, with its administrator's token. */
record Workspace(String id, String email, Api api) {
  static final String PASSWORD = "correct horse battery staple";

  static Workspace signUp(URI gateway, String name) {
    String email = "u" + UUID.randomUUID() + "@example.org";
    return of(Api.anonymous(gateway).send(SIGN_UP, "input", input(email, name)), email, gateway);
  }

  /** The workspace of an answer to {@link #SIGN_UP}. */
  static Workspace of(Answer answer, String email, URI gateway) {
    JsonNode payload = answer.data().path("signUp");
    return new Workspace(
        payload.path("workspace").path("id").asText(),
        email,
        Api.anonymous(gateway).withToken(payload.path("accessToken").asText()));
  }

  static final String SIGN_UP =
      """
      mutation($input: SignUpInput!) {
        signUp(input: $input) {
          accessToken refreshToken expiresAt
          user { id email firstName lastName isEmailVerified workspaces { id } }
          workspace { id name subdomain status schemaVersion createdAt }
        }
      }\
      """;

  static Map<String, Object> input(String email, String workspaceName) {
    return Map.of(
        "email", email,
        "password", PASSWORD,
        "firstName", "Ada",
        "lastName", "Lovelace",
        "workspaceName", workspaceName);
  }

  JsonNode run(String query, Object... variables) {
    return api.run(query, variables);
  }

  Answer send(String query, Object... variables) {
    return api.send(query, variables);
  }

  /** Makes a custom object and answers its id. */
  String createObject(String singular, String plural) {
    return run(
            "mutation($data: ObjectCreateInput!) { createObject(data: $data) { id } }",
            "data",
            Map.of(
                "nameSingular", singular,
                "namePlural", plural,
                "labelSingular", singular,
                "labelPlural", plural))
        .path("createObject")
        .path("id")
        .asText();
  }

  Answer trySendField(String objectId, String name, String type, Map<String, Object> more) {
    Map<String, Object> data = new HashMap<>(more);
    data.put("objectId", objectId);
    data.put("name", name);
    data.put("label", name);
    data.put("type", type);
    return send(
        "mutation($data: FieldCreateInput!) { createField(data: $data) { id name type } }",
        "data",
        data);
  }

  /** Makes a field and answers its id. */
  String createField(String objectId, String name, String type, Map<String, Object> more) {
    return trySendField(objectId, name, type, more).data().path("createField").path("id").asText();
  }

  String createField(String objectId, String name, String type) {
    return createField(objectId, name, type, Map.of());
  }

  String objectId(String nameSingular) {
    return run("query($n: String) { object(nameSingular: $n) { id } }", "n", nameSingular)
        .path("object")
        .path("id")
        .asText();
  }

  String createCompany(String name) {
    return run("mutation($n: String!) { createCompany(data: {name: $n}) { id } }", "n", name)
        .path("createCompany")
        .path("id")
        .asText();
  }

  /** The PostgreSQL schema: {@code workspace_} and the id as a base-36 number. */
  String databaseSchema() {
    return "workspace_" + new java.math.BigInteger(id.replace("-", ""), 16).toString(36);
  }
}
