package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.FieldPermission;
import io.viginti.contracts.access.ObjectPermission;
import io.viginti.contracts.access.RowRule;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeObject;
import io.viginti.data.plan.access.ResolvedAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a timeline tells of records and fields that the reader does not see. */
class TimelineIT {
  private static final Catalog CATALOG =
      Catalog.of(
          new Shape(
              Shape.FORMAT,
              List.of(
                  labelled(
                      TestShape.object(
                          "firm",
                          "firms",
                          List.of(),
                          TestShape.field("name", FieldType.TEXT, true, null),
                          TestShape.field("employees", FieldType.NUMBER, true, null))),
                  labelled(
                      TestShape.object(
                          "task",
                          "tasks",
                          List.of(),
                          TestShape.field("name", FieldType.TEXT, true, null))),
                  TestShape.object(
                      "timelineActivity",
                      "timelineActivities",
                      List.of(),
                      TestShape.field("name", FieldType.TEXT, true, null),
                      TestShape.field("properties", FieldType.RAW_JSON, true, null),
                      TestShape.field("linkedRecordName", FieldType.TEXT, true, null),
                      TestShape.morph("target", "firm", "task")))));

  private static final String ALL =
      "{ timelineActivities(orderBy: [{name: AscNullsLast}]) { name properties linkedRecordName } }";

  private static RecordDatabase database;
  private static RecordDatabase.Workspace workspace;

  private static ShapeObject labelled(ShapeObject object) {
    return new ShapeObject(
        object.nameSingular(),
        object.namePlural(),
        object.tableName(),
        object.isSystem(),
        object.isCustom(),
        object.isSearchable(),
        object.clientWrites(),
        "name",
        object.duplicateCriteria(),
        object.fields(),
        object.indexes());
  }

  @BeforeAll
  static void start(@TempDir Path directory) throws SQLException, IOException {
    database = new RecordDatabase(directory);
    workspace = database.open(CATALOG, "workspace_timeline");
    insert("firms", 1, "{\"name\": \"open\"}");
    insert("firms", 2, "{\"name\": \"secret\"}");
    insert("tasks", 3, "{\"name\": \"call\"}");
    String changes =
        "{\"name\": {\"before\": null, \"after\": \"x\"}, \"employees\": {\"before\": 1, \"after\": 2}}";
    insert("timelineActivities", 11, activity("a", "firms", 1, changes, "open"));
    insert("timelineActivities", 12, activity("b", "firms", 2, changes, "secret"));
    insert("timelineActivities", 13, activity("c", "tasks", 3, changes, "call"));
    insert("timelineActivities", 14, "{\"name\": \"d\", \"linkedRecordName\": \"nothing\"}");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static String activity(
      String name, String table, int target, String changes, String label) {
    return "{\"name\": \"%s\", \"targetObject\": \"%s\", \"targetId\": \"%s\", \"properties\": %s, \"linkedRecordName\": \"%s\"}"
        .formatted(name, table, new UUID(0, target), changes, label);
  }

  private static void insert(String table, int id, String values) throws SQLException {
    ObjectNode row = (ObjectNode) JsonText.parse(values);
    row.put("id", new UUID(0, id).toString());
    row.put("createdAt", "2026-11-24T00:00:00Z").put("updatedAt", "2026-11-24T00:00:00Z");
    row.put("position", 0);
    ArrayNode rows = JsonText.mapper().createArrayNode().add(row);
    workspace.insert(table, rows);
  }

  private static JsonNode ask(
      String query,
      List<ObjectPermission> objects,
      List<FieldPermission> fields,
      List<RowRule> rules) {
    AccessRole role =
        new AccessRole(
            new UUID(0, 9),
            "Reader",
            null,
            true,
            false,
            false,
            false,
            false,
            List.of(),
            objects,
            fields,
            rules);
    ResolvedAccess access = BindRules.resolve(role, CATALOG);
    return workspace.graphql(query, JsonText.mapper().createObjectNode(), access);
  }

  private static List<String> names(JsonNode answer) {
    return answer.path("data").path("timelineActivities").findValuesAsText("name").stream()
        .filter(name -> name.length() == 1)
        .toList();
  }

  @Test
  void activitiesOfHiddenRecordsAreNotThere() {
    RowRule rule = new RowRule("firm", JsonText.parse("{\"name\": {\"neq\": \"secret\"}}"));

    assertThat(names(ask(ALL, List.of(), List.of(), List.of(rule)))).containsExactly("a", "c", "d");
  }

  @Test
  void activitiesOfAHiddenObjectAreNotThere() {
    ObjectPermission hidden = new ObjectPermission("firm", false, null, null, null);

    assertThat(names(ask(ALL, List.of(hidden), List.of(), List.of()))).containsExactly("c", "d");
  }

  @Test
  void changesOfHiddenFieldsAreLeftOut() {
    FieldPermission hidden = new FieldPermission("firm", "employees", false, false);
    JsonNode all =
        ask(ALL, List.of(), List.of(hidden), List.of()).path("data").path("timelineActivities");

    assertThat(all.path(0).path("properties").has("employees")).isFalse();
    assertThat(all.path(0).path("properties").has("name")).isTrue();
    assertThat(all.path(0).path("linkedRecordName").asText()).isEqualTo("open");
    assertThat(all.path(2).path("properties").has("employees")).isTrue();
  }

  @Test
  void aHiddenLabelIsLeftOut() {
    FieldPermission hidden = new FieldPermission("firm", "name", false, false);
    JsonNode all =
        ask(ALL, List.of(), List.of(hidden), List.of()).path("data").path("timelineActivities");

    assertThat(all.path(0).path("linkedRecordName").isNull()).isTrue();
    assertThat(all.path(0).path("properties").has("name")).isFalse();
    assertThat(all.path(2).path("linkedRecordName").asText()).isEqualTo("call");
  }

  @Test
  void aLabelThatMayBeHiddenCannotBeLookedFor() {
    FieldPermission hidden = new FieldPermission("firm", "name", false, false);
    for (String arguments :
        List.of(
            "(filter: {linkedRecordName: {startsWith: \"s\"}})",
            "(orderBy: [{linkedRecordName: AscNullsLast}])")) {
      JsonNode answer =
          ask(
              "{ timelineActivities" + arguments + " { id } }",
              List.of(),
              List.of(hidden),
              List.of());

      assertThat(answer.path("errors").path(0).path("extensions").path("code").asText())
          .isEqualTo("FORBIDDEN");
    }
  }
}
