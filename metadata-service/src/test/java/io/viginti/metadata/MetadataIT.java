package io.viginti.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.testing.FakeMesh;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The API as clients and the mesh see it, with a stand-in for workspace-data-service. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class MetadataIT {

  @Test
  void aWorkspaceIsInstalledOnceHoweverOftenItIsAskedFor() {
    Workspace workspace = Workspace.installed();

    JsonNode again = workspace.install();

    assertThat(again.get("version").asInt()).isEqualTo(1);
    assertThat(again.get("cluster").asText()).isEqualTo("main");
    assertThat(workspace.calls("expand")).hasSize(1);
    assertThat(workspace.shapeOf("company").get("tableName").asText()).isEqualTo("companies");
  }

  @Test
  void workspacesThatLookTheSameShareAShape() {
    Workspace one = Workspace.installed();
    Workspace other = Workspace.installed();
    assertThat(one.install().get("shapeHash")).isEqualTo(other.install().get("shapeHash"));
  }

  @Test
  void theStandardObjectsAreThere() {
    Workspace workspace = Workspace.installed();
    JsonNode objects =
        workspace
            .run(
                "{ schemaVersion objects { nameSingular namePlural isSystem isActive"
                    + " fields { name type isNullable options { value color position }"
                    + " relation { type targetObject { nameSingular } targetObjects {"
                    + " nameSingular } targetField { name } onDelete } } indexes { fields state } }"
                    + " }",
                Map.of())
            .get("objects");
    assertThat(objects).hasSize(25);
    assertThat(objects.get(0).get("nameSingular").asText()).isEqualTo("company");
  }

  @Test
  void aCustomObjectIsInTheShapeWhenTheMutationAnswers() {
    Workspace workspace = Workspace.installed();

    JsonNode rocket = workspace.createObject("rocket", "rockets");

    assertThat(workspace.version()).isEqualTo(2);
    JsonNode shape = workspace.shapeOf("rocket");
    assertThat(shape.get("isCustom").asBoolean()).isTrue();
    assertThat(shape.get("labelField").asText()).isEqualTo("name");
    assertThat(rocket.get("fields").findValuesAsText("name"))
        .contains("id", "name", "taskTargets", "noteTargets", "attachments", "favorites");
    assertThat(workspace.shapeOf("taskTarget").toString()).contains("\"rocket\"");
    assertThat(workspace.calls("defaults")).hasSize(1);
  }

  @Test
  void fieldsOfEveryKindAreMade() {
    Workspace workspace = Workspace.installed();
    String rocket = workspace.createObject("rocket", "rockets").get("id").asText();
    for (String type :
        List.of(
            "TEXT",
            "NUMBER",
            "NUMERIC",
            "BOOLEAN",
            "DATE",
            "DATE_TIME",
            "UUID",
            "FULL_NAME",
            "CURRENCY",
            "LINK",
            "LINKS",
            "EMAILS",
            "PHONES",
            "ADDRESS",
            "ACTOR",
            "POSITION",
            "RAW_JSON",
            "RICH_TEXT",
            "RATING",
            "ARRAY",
            "PHONE",
            "EMAIL",
            "FILES")) {
      JsonNode field =
          workspace.createField(
              Map.of("objectId", rocket, "name", "f" + type.replace("_", ""), "type", type));
      assertThat(field.get("type").asText()).isEqualTo(type);
    }
    assertThat(workspace.version()).isEqualTo(2 + 23);
  }

  @Test
  void jsonInputsKeepTheirForm() {
    Workspace workspace = Workspace.installed();
    String rocket = workspace.createObject("rocket", "rockets").get("id").asText();

    JsonNode number =
        workspace.createField(
            Map.of(
                "objectId",
                rocket,
                "name",
                "crew",
                "type",
                "NUMBER",
                "isNullable",
                false,
                "defaultValue",
                3,
                "settings",
                Map.of("dataType", "int", "min", 1, "max", 9)));
    JsonNode stage =
        workspace.createField(
            Map.of(
                "objectId",
                rocket,
                "name",
                "stage",
                "type",
                "SELECT",
                "isNullable",
                false,
                "defaultValue",
                "BUILT",
                "options",
                List.of(
                    Map.of("value", "DRAWN", "label", "Drawn"),
                    Map.of("value", "BUILT", "label", "Built"))));

    assertThat(number.get("defaultValue").asInt()).isEqualTo(3);
    assertThat(number.get("defaultValue").isInt()).isTrue();
    assertThat(number.at("/settings/max").asInt()).isEqualTo(9);
    assertThat(stage.get("defaultValue").asText()).isEqualTo("BUILT");
    assertThat(workspace.calls("expand").getLast().body())
        .contains("\"ADD_COLUMN\"")
        .contains("\"BUILT\"");
  }

  @Test
  void literalsMeanTheSameAsVariables() {
    Workspace workspace = Workspace.installed();
    String rocket = workspace.createObject("rocket", "rockets").get("id").asText();
    JsonNode field =
        workspace
            .run(
                "mutation { createField(data: {objectId: \""
                    + rocket
                    + "\", name: \"crew\", type: NUMBER, defaultValue: 4, settings: {dataType:"
                    + " \"bigint\", max: 12}}) { defaultValue settings } }",
                Map.of())
            .get("createField");
    assertThat(field.get("defaultValue").asInt()).isEqualTo(4);
    assertThat(field.at("/settings/dataType").asText()).isEqualTo("bigint");
    assertThat(field.at("/settings/max").asInt()).isEqualTo(12);
  }

  @Test
  void aRelationHasTwoSides() {
    Workspace workspace = Workspace.installed();
    String rocket = workspace.createObject("rocket", "rockets").get("id").asText();
    JsonNode owner =
        workspace.createField(
            Map.of(
                "objectId",
                rocket,
                "name",
                "owner",
                "type",
                "RELATION",
                "relation",
                Map.of(
                    "type", "MANY_TO_ONE",
                    "targetObjectId", workspace.objectId("company"),
                    "targetFieldName", "ownedRockets")));
    assertThat(owner.at("/relation/targetObject/nameSingular").asText()).isEqualTo("company");
    assertThat(owner.at("/relation/targetField/name").asText()).isEqualTo("ownedRockets");
    assertThat(workspace.shapeOf("company").toString()).contains("ownedRockets");

    workspace.run(
        "mutation($id: ID!) { deleteField(id: $id) { id name } }",
        Map.of("id", owner.get("id").asText()));
    assertThat(workspace.shapeOf("company").toString()).doesNotContain("ownedRockets");
    assertThat(workspace.shapeOf("rocket").toString()).doesNotContain("\"owner\"");
  }

  @Test
  void leftOutAndNullAreNotTheSame() {
    Workspace workspace = Workspace.installed();
    String rocket = workspace.createObject("rocket", "rockets").get("id").asText();
    String motto =
        workspace
            .createField(
                Map.of(
                    "objectId", rocket,
                    "name", "motto",
                    "type", "TEXT",
                    "description", "What it says",
                    "defaultValue", "up"))
            .get("id")
            .asText();

    workspace.updateField(motto, Map.of("label", "Saying"));
    JsonNode kept = workspace.updateField(motto, Map.of("name", "saying"));
    assertThat(kept.at("/data/updateField/description").asText()).isEqualTo("What it says");
    assertThat(kept.at("/data/updateField/defaultValue").asText()).isEqualTo("up");

    java.util.HashMap<String, Object> cleared = new java.util.HashMap<>();
    cleared.put("defaultValue", null);
    cleared.put("description", null);
    JsonNode gone = workspace.updateField(motto, cleared);
    assertThat(gone.at("/data/updateField/description").isNull()).isTrue();
    assertThat(gone.at("/data/updateField/defaultValue").isNull()).isTrue();
  }

  @Test
  void everyProblemIsSaidAtOnce() {
    Workspace workspace = Workspace.installed();
    JsonNode answer =
        workspace.send(
            workspace.admin,
            "mutation { createObject(data: {nameSingular: \"Bad name\", namePlural: \"9\"}) { id }"
                + " }",
            Map.of());
    assertThat(Workspace.code(answer)).isEqualTo("BAD_USER_INPUT");
    assertThat(answer.at("/errors/0/extensions/problems").toString())
        .as(answer.toString())
        .contains("nameSingular")
        .contains("namePlural");
    assertThat(workspace.version()).isEqualTo(1);
  }

  @Test
  void anotherWorkspacesIdsAreNotFound() {
    Workspace mine = Workspace.installed();
    Workspace other = Workspace.installed();
    String rocket = other.createObject("rocket", "rockets").get("id").asText();
    String company = other.objectId("company");

    assertThat(
            Workspace.code(
                mine.tryCreateField(Map.of("objectId", rocket, "name", "x", "type", "TEXT"))))
        .isEqualTo("NOT_FOUND");
    JsonNode gone =
        mine.send(
            mine.admin,
            "mutation($id: ID!) { deleteObject(id: $id) { id } }",
            Map.of("id", rocket));
    assertThat(Workspace.code(gone)).isEqualTo("NOT_FOUND");
    JsonNode seen = mine.run("query($id: ID) { object(id: $id) { id } }", Map.of("id", company));
    assertThat(seen.get("object").isNull()).isTrue();
  }

  @Test
  void onlyAdministratorsChangeTheModel() {
    Workspace workspace = Workspace.installed();
    String member =
        TestTokens.user(UUID.randomUUID(), workspace.id, UUID.randomUUID(), FixedRoles.MEMBER);
    JsonNode answer =
        workspace.send(
            member,
            "mutation { createObject(data: {nameSingular: \"rocket\", namePlural: \"rockets\"})"
                + " { id } }",
            Map.of());
    assertThat(Workspace.code(answer)).isEqualTo("FORBIDDEN");
    assertThat(workspace.send(member, "{ schemaVersion }", Map.of()).at("/data/schemaVersion"))
        .hasToString("1");
  }

  @Test
  void withoutAWorkspaceNothingIsAnswered() {
    Workspace workspace = Workspace.installed();
    JsonNode answer =
        workspace.send(TestTokens.userOutside(UUID.randomUUID()), "{ objects { id } }", Map.of());
    assertThat(Workspace.code(answer)).isEqualTo("UNAUTHENTICATED");
    given().get("/internal/workspaces/" + workspace.id + "/version").then().statusCode(401);
  }

  @Test
  void aRefusedChangeLeavesEverythingAsItWas() {
    Workspace workspace = Workspace.installed();
    String before =
        workspace
            .run("{ objects { id nameSingular fields { id name isUnique } } }", Map.of())
            .toString();
    workspace.tablesAnswer(
        request ->
            new FakeMesh.Answer(
                409,
                "{\"status\":409,\"code\":\"CONFLICT\",\"detail\":\"duplicates\",\"problems\":"
                    + "[{\"path\":[\"name\"],\"message\":\"twice: Acme\"}]}"));
    JsonNode answer =
        workspace.send(
            workspace.admin,
            "mutation($d: IndexCreateInput!) { createIndex(data: $d) { id state } }",
            Map.of(
                "d",
                Map.of(
                    "objectId",
                    workspace.objectId("company"),
                    "fields",
                    List.of("name"),
                    "isUnique",
                    true)));
    assertThat(Workspace.code(answer)).isEqualTo("CONFLICT");
    assertThat(answer.toString()).contains("twice: Acme");
    assertThat(workspace.version()).isEqualTo(1);
    String after =
        workspace
            .run("{ objects { id nameSingular fields { id name isUnique } } }", Map.of())
            .toString();
    assertThat(after).isEqualTo(before);

    workspace.tablesAnswer(request -> FakeMesh.Answer.ok(""));
    workspace.createObject("rocket", "rockets");
    assertThat(workspace.version()).isEqualTo(2);
  }
}
