package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Views follow the names of objects, fields and options, and go with them. */
class NamesInRecordsIT {
  private static final String VIEW =
      """
      query($id: ID!) {
        view(id: $id) {
          objectName type kanbanField viewFields { fieldName } viewSorts { fieldName }
          viewFilters { fieldName } viewGroups { fieldName fieldValue }
        }
      }\
      """;

  private final Workspace workspace = Workspace.signUp(RunningMesh.gateway(), "Names");
  private String rocket;
  private JsonNode fuel;
  private String board;

  @BeforeEach
  void aBoardOfRocketsByFuel() {
    rocket = workspace.createObject("rocket", "rockets");
    fuel =
        workspace
            .trySendField(rocket, "fuel", "SELECT", Map.of("options", options("SOLID", "LIQUID")))
            .data()
            .path("createField");
    board =
        workspace
            .run(
                "mutation { createView(data: {name: \"b\", objectName: \"rocket\", type: KANBAN,"
                    + " kanbanField: \"fuel\"}) { id } }")
            .path("createView")
            .path("id")
            .asText();
    for (String part : List.of("ViewField", "ViewSort", "ViewFilter", "ViewGroup")) {
      String value = part.equals("ViewGroup") ? ", fieldValue: \"SOLID\"" : "";
      workspace.run(
          "mutation($view: ID!) { create%s(data: {fieldName: \"fuel\", viewId: $view%s}) { id } }"
              .formatted(part, value),
          "view",
          board);
    }
  }

  private static List<Map<String, Object>> options(String... values) {
    return List.of(values).stream()
        .map(value -> Map.<String, Object>of("value", value, "label", value))
        .toList();
  }

  private String board() {
    return workspace.run(VIEW, "id", board).path("view").toString();
  }

  @Test
  void followWhatIsRenamed() {
    workspace.run(
        "mutation($id: ID!) { updateField(id: $id, data: {name: \"propellant\"}) { id } }",
        "id",
        fuel.path("id").asText());
    workspace.run(
        "mutation($id: ID!) { updateObject(id: $id, data: {nameSingular: \"ship\","
            + " namePlural: \"ships\"}) { id } }",
        "id",
        rocket);
    assertThat(board())
        .isEqualTo(
            "{\"objectName\":\"ship\",\"type\":\"KANBAN\",\"kanbanField\":\"propellant\","
                + "\"viewFields\":[{\"fieldName\":\"propellant\"}],"
                + "\"viewSorts\":[{\"fieldName\":\"propellant\"}],"
                + "\"viewFilters\":[{\"fieldName\":\"propellant\"}],"
                + "\"viewGroups\":[{\"fieldName\":\"propellant\",\"fieldValue\":\"SOLID\"}]}");
  }

  @Test
  void goWithWhatGoes() {
    String id =
        workspace
            .run("mutation { createRocket(data: {name: \"a\"}) { id } }")
            .path("createRocket")
            .path("id")
            .asText();
    workspace.run(
        "mutation($id: ID!) { createFavorite(data: {targetRocketId: $id}) { id } }", "id", id);
    workspace.run(
        "mutation($id: ID!) { deleteField(id: $id) { id } }", "id", fuel.path("id").asText());
    assertThat(board())
        .isEqualTo(
            "{\"objectName\":\"rocket\",\"type\":\"TABLE\",\"kanbanField\":null,"
                + "\"viewFields\":[],\"viewSorts\":[],\"viewFilters\":[],\"viewGroups\":[]}");
    workspace.run("mutation($id: ID!) { deleteObject(id: $id) { id } }", "id", rocket);
    assertThat(board()).isEqualTo("null");
    assertThat(workspace.run("{ favorites { view { objectName } } }").path("favorites"))
        .extracting(favorite -> favorite.path("view").path("objectName").asText())
        .containsExactlyInAnyOrder("company", "person", "opportunity", "task", "note");
  }

  @Test
  void aNewWorkspaceHasViewsToWorkWith() {
    assertThat(
            workspace
                .run(
                    "{ views(filter: {objectName: {eq: \"opportunity\"}}) { name viewGroups {"
                        + " fieldValue } } }")
                .path("views")
                .toString())
        .contains("All Opportunities", "By Stage", "PROPOSAL");
  }
}
