package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.contracts.shape.FieldType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What code generators and linters make of a workspace with a custom object that has a field of
 * every type: both descriptions pass, and the clients made of them compile strictly and work.
 */
@Order(8)
class GeneratedClientsIT {
  private static Workspace workspace;

  @BeforeAll
  static void makesAnObjectWithEveryFieldType() {
    NodeScripts.requireNode();
    workspace = Workspace.signUp(RunningMesh.gateway(), "Workshop");
    String gadget = workspace.createObject("gadget", "gadgets");
    for (FieldType type : FieldType.values()) {
      creation(type)
          .ifPresent(more -> workspace.createField(gadget, fieldName(type), type.name(), more));
    }
    NodeScripts.write("openapi.json", workspace.api().get("/rest/open-api/core").text());
    NodeScripts.write("schema.graphql", workspace.api().get("/graphql/schema.graphql").text());
  }

  private static String fieldName(FieldType type) {
    StringBuilder name = new StringBuilder("f");
    for (String word : type.name().toLowerCase(java.util.Locale.ROOT).split("_")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  /** What else is said of a field of that type; empty where only the server makes one. */
  private static Optional<Map<String, Object>> creation(FieldType type) {
    return switch (type) {
      case SELECT, MULTI_SELECT ->
          Optional.of(
              Map.of(
                  "options",
                  List.of(
                      Map.of("value", "RED", "label", "Red"),
                      Map.of("value", "GREEN", "label", "Green"))));
      case RELATION ->
          Optional.of(
              Map.of(
                  "relation",
                  Map.of(
                      "type", "MANY_TO_ONE",
                      "targetObjectId", workspace.objectId("company"),
                      "targetFieldName", "gadgets",
                      "targetFieldLabel", "Gadgets")));
      case MORPH_RELATION ->
          Optional.of(
              Map.of(
                  "morph",
                  Map.of(
                      "targetObjectIds",
                      List.of(workspace.objectId("company"), workspace.objectId("person")),
                      "targetFieldName",
                      "morphGadgets",
                      "targetFieldLabel",
                      "Morph gadgets")));
      case TS_VECTOR -> Optional.empty();
      case UUID,
          TEXT,
          PHONE,
          EMAIL,
          NUMERIC,
          NUMBER,
          BOOLEAN,
          DATE_TIME,
          DATE,
          CURRENCY,
          LINK,
          LINKS,
          FULL_NAME,
          ADDRESS,
          RATING,
          RICH_TEXT,
          PHONES,
          EMAILS,
          ARRAY,
          RAW_JSON,
          ACTOR,
          POSITION,
          FILES ->
          Optional.of(Map.of());
    };
  }

  @Test
  void lintersFindNoErrorInTheDescriptionOfTheRestApi() {
    NodeScripts.runTool("redocly", "lint", "openapi.json");
    NodeScripts.runTool("spectral", "lint", "--ruleset", "spectral.yaml", "openapi.json");
  }

  @Test
  void generatedClientsCompileStrictlyAndWork() {
    NodeScripts.runTool("openapi-typescript", "openapi.json", "--output", "generated/rest-api.ts");
    NodeScripts.runTool("graphql-codegen", "--config", "codegen.json");
    NodeScripts.runTool("tsc");

    Map<String, String> rest = steps("compiled/rest-client.js");
    assertThat(rest)
        .containsEntry(
            "created",
            "[201,\"First\",\"RED\",{\"amountMicros\":\"1500000\",\"currencyCode\":\"EUR\"}]")
        .containsEntry("batch", "[\"Second\",\"Third\"]")
        .containsEntry("listed", "[2,[\"Second\",\"First\"],false]")
        .containsEntry("updated", "[4,null]")
        .containsEntry("deleted", "true")
        .containsEntry("refused", "[400,\"BAD_USER_INPUT\"]");

    Map<String, String> graphql = steps("compiled/graphql-client.js");
    assertThat(graphql)
        .containsEntry("created", "[\"Typed one\",\"Typed two\"]")
        .containsEntry("updated", "10")
        .containsEntry("listed", "[[\"Typed one\",10,\"RED\"],[\"Typed two\",2,null]]")
        .containsEntry("summed", "[2,\"12\"]")
        .containsEntry("grouped", "[[[\"RED\"],2],[[null],2]]")
        .containsEntry("destroyed", "2");
  }

  private static Map<String, String> steps(String script) {
    try (NodeScripts.Running client =
        NodeScripts.start(script, RunningMesh.gateway().toString(), workspace.api().token())) {
      return client.finish().stream()
          .collect(
              Collectors.toMap(
                  line -> line.path("step").asText(), line -> line.path("answer").toString()));
    }
  }
}
