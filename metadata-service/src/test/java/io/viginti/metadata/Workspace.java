package io.viginti.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.testing.FakeMesh;
import io.viginti.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** A workspace under test, and workspace-data-service as it sees it. */
final class Workspace {
  private static final ObjectMapper JSON = new ObjectMapper();

  final UUID id = UUID.randomUUID();
  final String admin = TestTokens.admin(id);

  /** One whose tables are made without fail, and that is installed. */
  static Workspace installed() {
    Workspace workspace = new Workspace();
    workspace.tablesAnswer(request -> FakeMesh.Answer.ok(""));
    workspace.install();
    return workspace;
  }

  void tablesAnswer(Function<FakeMesh.Request, FakeMesh.Answer> answer) {
    String path = "/internal/workspaces/" + id + "/";
    FakeMesh.shared().on("POST", "workspace-data", path, answer);
    FakeMesh.shared().on("PUT", "workspace-data", path, request -> FakeMesh.Answer.ok(""));
  }

  JsonNode install() {
    return read(
        given()
            .header(MeshHeaders.MESH, TestTokens.service("auth-service"))
            .contentType("application/json")
            .body("{}")
            .put("/internal/workspaces/" + id)
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  /** The status of an installation that may fail. */
  int tryInstall() {
    return given()
        .header(MeshHeaders.MESH, TestTokens.service("auth-service"))
        .contentType("application/json")
        .body("{}")
        .put("/internal/workspaces/" + id)
        .statusCode();
  }

  JsonNode internal(String path) {
    return read(
        given()
            .header(MeshHeaders.MESH, TestTokens.service("gateway"))
            .get(path)
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  int version() {
    return internal("/internal/workspaces/" + id + "/version").get("version").asInt();
  }

  /** The published shape's object; missing when it is not there. */
  JsonNode shapeOf(String object) {
    String hash = internal("/internal/workspaces/" + id + "/version").get("shapeHash").asText();
    for (JsonNode candidate : internal("/internal/shapes/" + hash).get("objects")) {
      if (candidate.get("nameSingular").asText().equals(object)) {
        return candidate;
      }
    }
    return JSON.missingNode();
  }

  /** What was asked of workspace-data-service for this workspace, oldest first. */
  List<FakeMesh.Request> calls(String pathEnd) {
    return FakeMesh.shared().requestsTo("workspace-data").stream()
        .filter(request -> request.path().equals("/internal/workspaces/" + id + "/" + pathEnd))
        .toList();
  }

  JsonNode send(String token, String query, Map<String, Object> variables) {
    return read(
        given()
            .header("Authorization", "Bearer " + token)
            .contentType("application/json")
            .body(write(Map.of("query", query, "variables", variables)))
            .post("/graphql")
            .then()
            .extract()
            .asString());
  }

  JsonNode run(String query, Map<String, Object> variables) {
    JsonNode answer = send(admin, query, variables);
    assertThat(answer.has("errors")).as(answer.toPrettyString()).isFalse();
    return answer.get("data");
  }

  JsonNode createObject(String singular, String plural) {
    return run(
            "mutation($d: ObjectCreateInput!) { createObject(data: $d)"
                + " { id nameSingular isCustom labelFieldId fields { id name type } } }",
            Map.of("d", Map.of("nameSingular", singular, "namePlural", plural)))
        .get("createObject");
  }

  JsonNode tryCreateField(Map<String, Object> data) {
    return send(
        admin,
        "mutation($d: FieldCreateInput!) { createField(data: $d)"
            + " { id name type isNullable isUnique defaultValue settings options { id value }"
            + " relation { type targetObject { nameSingular } targetField { name } } } }",
        Map.of("d", data));
  }

  JsonNode createField(Map<String, Object> data) {
    JsonNode answer = tryCreateField(data);
    assertThat(answer.has("errors")).as(answer.toPrettyString()).isFalse();
    return answer.at("/data/createField");
  }

  JsonNode updateField(String id, Map<String, Object> data) {
    return send(
        admin,
        "mutation($id: ID!, $d: FieldUpdateInput!) { updateField(id: $id, data: $d)"
            + " { id name type isNullable isActive defaultValue description options { value } } }",
        Map.of("id", id, "d", data));
  }

  String objectId(String name) {
    return run("query($n: String) { object(nameSingular: $n) { id } }", Map.of("n", name))
        .at("/object/id")
        .asText();
  }

  static String code(JsonNode answer) {
    return answer.at("/errors/0/extensions/code").asText();
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
