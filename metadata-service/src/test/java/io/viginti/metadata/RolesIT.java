package io.viginti.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.testing.Eventually;
import io.viginti.testing.FakeMesh;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles as auth-service changes them and as the mesh reads them. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class RolesIT {
  private static final String ALL_NO = "\"objects\": [], \"fields\": [], \"rules\": []";

  private Workspace workspace;

  @Inject Pool pool;

  @BeforeEach
  void aWorkspace() {
    workspace = Workspace.installed();
    rulesAnswer("");
  }

  /** What workspace-data-service says to rules. */
  private void rulesAnswer(String problems) {
    FakeMesh.shared()
        .on(
            "POST",
            "workspace-data",
            "/internal/workspaces/" + workspace.id + "/rules/check",
            request -> FakeMesh.Answer.ok("{\"problems\": [" + problems + "]}"));
  }

  @Test
  void aRuleThatCannotBeAppliedIsRefused() {
    String role = create("Sales", "");
    rulesAnswer(
        "{\"path\": [\"rules\", 0, \"filter\", \"name\", \"eq\"], \"message\": \"is no text\"}");
    Response refused =
        call(
            "PUT",
            "/" + role + "/permissions",
            "{\"objects\": [], \"fields\": [], \"rules\": [{\"objectName\": \"company\","
                + " \"filter\": {\"name\": {\"eq\": 1}}}]}");
    assertThat(refused.jsonPath().getString("code")).isEqualTo("BAD_USER_INPUT");
    assertThat(refused.jsonPath().getList("problems[0].path"))
        .isEqualTo(List.of("rules", 0, "filter", "name", "eq"));
    assertThat(workspace.calls("rules/check").getLast().body()).contains("\"version\":1");
    assertThat(find(role).get("rules")).isEmpty();
  }

  @Test
  void aRoleIsInTheDocumentWhenTheCallAnswers() {
    String empty = accessHash();
    String role = create("Sales", "\"canReadAllRecords\": true, \"settings\": [\"API_KEYS\"]");
    assertThat(accessHash()).isNotEqualTo(empty);
    assertThat(workspace.version()).isEqualTo(1);
    JsonNode found = find(role);
    assertThat(found.get("label").asText()).isEqualTo("Sales");
    assertThat(found.get("canReadAllRecords").asBoolean()).isTrue();
    assertThat(found.get("canUpdateAllRecords").asBoolean()).isFalse();
    assertThat(found.get("settings")).hasSize(1);

    call("PUT", "/" + role, "{\"label\": \"Selling\", \"settings\": []}").then().statusCode(200);
    assertThat(find(role).get("label").asText()).isEqualTo("Selling");
    assertThat(find(role).get("canReadAllRecords").asBoolean()).isTrue();
    call("DELETE", "/" + role, null).then().statusCode(200);
    assertThat(accessHash()).isEqualTo(empty);
    assertThat(Workspace.installed().internal("/internal/access/" + empty).get("roles")).isEmpty();
  }

  @Test
  void labelsAreTakenOnce() {
    create("Sales", "");
    for (String label : List.of("sales", "Admin")) {
      Response again = call("POST", "", "{\"label\": \"" + label + "\"}");
      assertThat(again.jsonPath().getString("code")).isEqualTo("UNIQUE_VIOLATION");
      assertThat(again.jsonPath().getString("field")).isEqualTo("label");
    }
  }

  @Test
  void theFixedRolesAndOthersRolesCannotBeChanged() {
    String theirs = create("Theirs", "");
    workspace = Workspace.installed();
    for (String path : List.of("", "/permissions")) {
      String body = path.isEmpty() ? "{\"label\": \"X\"}" : "{" + ALL_NO + "}";
      call("PUT", "/" + FixedRoles.MEMBER + path, body).then().statusCode(403);
      call("PUT", "/" + theirs + path, body).then().statusCode(404);
    }
    call("DELETE", "/" + FixedRoles.ADMIN, null).then().statusCode(403);
    call("DELETE", "/" + theirs, null).then().statusCode(404);
  }

  @Test
  void partsAreReplacedForTheObjectsNamed() {
    String role = create("Sales", "");
    parts(
        role,
        "\"objects\": [{\"objectName\": \"company\", \"canRead\": true},"
            + " {\"objectName\": \"person\", \"canRead\": true}],"
            + " \"fields\": [{\"objectName\": \"company\", \"fieldName\": \"name\", \"canRead\":"
            + " true, \"canUpdate\": false}], \"rules\": [{\"objectName\": \"company\","
            + " \"filter\": {\"accountOwnerId\": {\"eq\": \"$member\"}}}]");
    parts(
        role,
        "\"objects\": [{\"objectName\": \"company\"}], \"fields\": [],"
            + " \"rules\": [{\"objectName\": \"person\", \"filter\": {}}]");
    JsonNode found = find(role);
    assertThat(found.get("objects").findValuesAsText("objectName")).containsExactly("person");
    assertThat(found.get("fields").findValuesAsText("fieldName")).containsExactly("name");
    assertThat(found.get("rules").findValuesAsText("objectName"))
        .containsExactly("company", "person");
    parts(
        role,
        "\"objects\": [], \"fields\": [{\"objectName\": \"company\", \"fieldName\": \"tagline\","
            + " \"canRead\": true, \"canUpdate\": true}],"
            + " \"rules\": [{\"objectName\": \"person\", \"filter\": null}]");
    assertThat(find(role).get("fields")).isEmpty();
    assertThat(find(role).get("rules")).hasSize(1);
  }

  @Test
  void everyProblemIsToldAtOnce() {
    String role = create("Sales", "");
    Response refused =
        call(
            "PUT",
            "/" + role + "/permissions",
            "{\"objects\": [{\"objectName\": \"nothing\"}], \"fields\": [{\"objectName\":"
                + " \"company\", \"fieldName\": \"id\", \"canRead\": false, \"canUpdate\": true},"
                + " {\"objectName\": \"company\", \"fieldName\": \"size\", \"canRead\": false,"
                + " \"canUpdate\": true}], \"rules\": [{\"objectName\": \"opportunity\","
                + " \"filter\": {\"stage\": {\"eq\": \"LOST\"}}}]}");
    assertThat(refused.jsonPath().getString("code")).isEqualTo("BAD_USER_INPUT");
    assertThat(refused.jsonPath().getList("problems.path"))
        .isEqualTo(
            List.of(
                List.of("permissions", 0, "objectName"),
                List.of("permissions", 0, "canRead"),
                List.of("permissions", 1, "fieldName"),
                List.of("rules", 0, "filter", "stage", "eq")));
  }

  @Test
  void namesFollowARenamingInTheSamePublication() {
    String role = create("Sales", "");
    JsonNode rocket = workspace.createObject("rocket", "rockets");
    JsonNode crew =
        workspace.createField(
            Map.of(
                "objectId",
                rocket.get("id").asText(),
                "name",
                "crew",
                "type",
                "SELECT",
                "options",
                List.of(
                    Map.of("value", "SMALL", "label", "s"), Map.of("value", "BIG", "label", "b"))));
    parts(
        role,
        "\"objects\": [{\"objectName\": \"rocket\", \"canUpdate\": false}], \"fields\":"
            + " [{\"objectName\": \"rocket\", \"fieldName\": \"crew\", \"canRead\": false,"
            + " \"canUpdate\": true}], \"rules\": [{\"objectName\": \"rocket\", \"filter\":"
            + " {\"not\": {\"crew\": {\"eq\": \"BIG\"}}}}]");
    workspace.run(
        "mutation($id: ID!) { updateObject(id: $id, data: {nameSingular: \"ship\","
            + " namePlural: \"ships\"}) { id } }",
        Map.of("id", rocket.get("id").asText()));
    workspace.updateField(crew.get("id").asText(), Map.of("name", "team"));
    workspace.updateField(
        crew.get("id").asText(),
        Map.of(
            "options",
            List.of(
                Map.of("value", "SMALL", "label", "s"),
                Map.of(
                    "id",
                    crew.get("options").get(1).get("id").asText(),
                    "value",
                    "HUGE",
                    "label",
                    "b"))));
    JsonNode found = find(role);
    assertThat(found.at("/objects/0/objectName").asText()).isEqualTo("ship");
    assertThat(found.at("/fields/0/fieldName").asText()).isEqualTo("team");
    assertThat(found.get("rules").toString())
        .contains("\"ship\"", "{\"not\":{\"team\":{\"eq\":\"HUGE\"}}}");
  }

  @Test
  void whatARuleNamesStays() {
    String role = create("Sales people", "");
    JsonNode rocket = workspace.createObject("rocket", "rockets");
    String rocketId = rocket.get("id").asText();
    JsonNode crew =
        workspace.createField(
            Map.of(
                "objectId",
                rocketId,
                "name",
                "crew",
                "type",
                "SELECT",
                "options",
                List.of(
                    Map.of("value", "SMALL", "label", "s"), Map.of("value", "BIG", "label", "b"))));
    String crewId = crew.get("id").asText();
    parts(
        role,
        "\"objects\": [], \"fields\": [], \"rules\": [{\"objectName\": \"rocket\", \"filter\":"
            + " {\"crew\": {\"in\": [\"BIG\"]}}}]");
    Map<String, Object> id = Map.of("id", crewId);
    isKept(
        workspace.send(workspace.admin, "mutation($id: ID!) { deleteField(id: $id) { id } }", id));
    isKept(workspace.updateField(crewId, Map.of("isActive", false)));
    isKept(
        workspace.updateField(
            crewId, Map.of("options", List.of(Map.of("value", "SMALL", "label", "s")))));
    isKept(
        workspace.send(
            workspace.admin,
            "mutation($id: ID!) { deleteObject(id: $id) { id } }",
            Map.of("id", rocketId)));
    parts(
        role,
        "\"objects\": [{\"objectName\": \"rocket\", \"canRead\": true}], \"fields\": [],"
            + " \"rules\": [{\"objectName\": \"rocket\", \"filter\": null}]");
    workspace.run("mutation($id: ID!) { deleteField(id: $id) { id } }", id);
    workspace.run("mutation($id: ID!) { deleteObject(id: $id) { id } }", Map.of("id", rocketId));
    assertThat(find(role).get("objects")).isEmpty();
    assertThat(count("select count(*) from object_permission where role_id = $1", role)).isZero();
  }

  @Test
  void nobodyMakesARoleThatMayMoreThanTheyMay() {
    String keeper = create("Keeper", "\"settings\": [\"ROLES\"], \"canReadAllRecords\": true");
    String lesser = create("Lesser", "\"canReadAllRecords\": true");
    by(keeper, "PUT", "/" + lesser, "{\"label\": \"Least\", \"canReadAllRecords\": false}")
        .then()
        .statusCode(200);
    by(keeper, "PUT", "/" + lesser, "{\"canUpdateAllRecords\": true}").then().statusCode(403);
    by(keeper, "PUT", "/" + keeper, "{\"canUpdateAllSettings\": true}").then().statusCode(403);
    by(keeper, "POST", "", "{\"label\": \"Mine\", \"settings\": [\"BILLING\"]}")
        .then()
        .statusCode(403);
    by(UUID.randomUUID().toString(), "PUT", "/" + lesser, "{\"canReadAllRecords\": true}")
        .then()
        .statusCode(403);
    assertThat(find(lesser).get("canUpdateAllRecords").asBoolean()).isFalse();
  }

  @Test
  void theDataModelIsChangedByWhoMay() {
    String with = create("Modeller", "\"settings\": [\"DATA_MODEL\"]");
    String without = create("Other", "\"settings\": [\"API_KEYS\"]");
    String mutation =
        "mutation { createObject(data: {nameSingular: \"rocket\", namePlural: \"rockets\"}) { id }"
            + " }";
    assertThat(Workspace.code(workspace.send(token(without), mutation, Map.of())))
        .isEqualTo("FORBIDDEN");
    assertThat(
            Workspace.code(workspace.send(token(FixedRoles.MEMBER.toString()), mutation, Map.of())))
        .isEqualTo("FORBIDDEN");
    String kept = token(with);
    assertThat(workspace.send(kept, mutation, Map.of()).has("errors")).isFalse();
    call("PUT", "/" + with, "{\"settings\": []}").then().statusCode(200);
    assertThat(Workspace.code(workspace.send(kept, mutation, Map.of()))).isEqualTo("FORBIDDEN");
  }

  @Test
  void whatACrashLeftUntoldIsTold() {
    create("Sales", "");
    pool.preparedQuery(
            "insert into news_outbox (id, subject) values ($1, 'schema:' || cast($1 as uuid))")
        .execute(Tuple.of(workspace.id))
        .await()
        .indefinitely();
    Eventually.await(
        "the news is told",
        () ->
            count("select count(*) from news_outbox where id = $1", workspace.id.toString()) == 0);
  }

  private void isKept(JsonNode answer) {
    assertThat(Workspace.code(answer)).as(answer.toString()).isEqualTo("CONFLICT");
    assertThat(answer.at("/errors/0/message").asText()).contains("Sales people");
  }

  private long count(String sql, String id) {
    return pool.preparedQuery(sql)
        .execute(Tuple.of(UUID.fromString(id)))
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getLong(0);
  }

  private String token(String role) {
    return TestTokens.user(
        UUID.randomUUID(), workspace.id, UUID.randomUUID(), UUID.fromString(role));
  }

  private String create(String label, String more) {
    String body = "{\"label\": \"" + label + "\"" + (more.isEmpty() ? "" : ", " + more) + "}";
    return call("POST", "", body).then().statusCode(200).extract().path("id");
  }

  private void parts(String role, String parts) {
    call("PUT", "/" + role + "/permissions", "{" + parts + "}").then().statusCode(200);
  }

  private Response call(String method, String path, @Nullable String body) {
    return by(FixedRoles.ADMIN.toString(), method, path, body);
  }

  private Response by(String grantor, String method, String path, @Nullable String body) {
    var request =
        given()
            .header(MeshHeaders.MESH, TestTokens.service("auth-service"))
            .contentType("application/json");
    return (body == null ? request : request.body(body))
        .request(
            method,
            "/internal/workspaces/" + workspace.id + "/roles" + path + "?grantor=" + grantor);
  }

  private String accessHash() {
    return workspace
        .internal("/internal/workspaces/" + workspace.id + "/version")
        .get("accessHash")
        .asText();
  }

  private JsonNode find(String role) {
    for (JsonNode found : workspace.internal("/internal/access/" + accessHash()).get("roles")) {
      if (found.get("id").asText().equals(role)) {
        return found;
      }
    }
    throw new AssertionError("no role " + role);
  }
}
