package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field type through the public API. {@code field-types.json} says of each what is written
 * and what is answered, what is refused, and what filters and orders find; the values are numbered
 * from 0.
 */
class FieldTypesIT {
  private static Workspace workspace;
  private static String specimens;

  /** A type, perhaps with settings, and what is to be seen of it. */
  record Case(JsonNode spec) {
    String type() {
      return spec.path("type").asText();
    }

    /** A field's name that tells the case. */
    String field() {
      StringBuilder name = new StringBuilder("my");
      for (String word : spec.path("title").asText().split("[_ ]")) {
        name.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
      }
      return name.toString();
    }

    String selection() {
      return spec.path("select").asText("");
    }

    JsonNode written(int value) {
      return spec.path("values").get(value).path("write");
    }

    JsonNode answered(int value) {
      return spec.path("values").get(value).path("answer");
    }

    int values() {
      return spec.path("values").size();
    }

    /** The first value, written in another way where there is one. */
    JsonNode same() {
      return spec.path("same").isMissingNode() ? written(0) : spec.path("same");
    }

    /** Input of createField, but for its name. */
    Map<String, Object> creation() {
      Map<String, Object> data = new HashMap<>();
      spec.path("field").properties().forEach(e -> data.put(e.getKey(), e.getValue()));
      return data;
    }

    Map<String, Object> creationWithoutDefault() {
      Map<String, Object> data = creation();
      data.remove("defaultValue");
      return data;
    }

    @Override
    public String toString() {
      return spec.path("title").asText();
    }
  }

  static List<Case> cases() {
    try (InputStream file = FieldTypesIT.class.getResourceAsStream("field-types.json")) {
      List<Case> cases = new ArrayList<>();
      Api.JSON.readTree(Objects.requireNonNull(file)).forEach(spec -> cases.add(new Case(spec)));
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Case> uniqueCases() {
    return cases().stream().filter(one -> one.spec().path("unique").asBoolean());
  }

  @BeforeAll
  static void makesAFieldOfEachType() {
    workspace = Workspace.signUp(RunningMesh.gateway(), "Types");
    specimens = workspace.createObject("specimen", "specimens");
    workspace.createObject("keeper", "keepers");
    workspace.createObject("ledger", "ledgers");
    workspace.run("mutation { createLedger(data: {name: \"there before\"}) { id } }");
    for (Case one : cases()) {
      workspace.createField(specimens, one.field(), one.type(), one.creation());
    }
  }

  private static Answer create(String object, String field, String selection, Object value) {
    Map<String, Object> data = new HashMap<>();
    data.put("name", field);
    data.put(field, value);
    return workspace.send(
        "mutation($data: %1$sCreateInput!) { create%1$s(data: $data) { id %2$s %3$s } }"
            .formatted(object, field, selection),
        "data",
        data);
  }

  /** Makes a record that must be accepted. */
  private static JsonNode created(String object, String field, String selection, Object value) {
    return create(object, field, selection, value).data().path("create" + object);
  }

  private static Answer update(String object, String field, JsonNode record, Object value) {
    return workspace.send(
        "mutation($id: ID!, $data: %1$sUpdateInput!) { update%1$s(id: $id, data: $data) { id } }"
            .formatted(object),
        "id",
        record.path("id"),
        "data",
        Map.of(field, value));
  }

  private static Answer byId(String mutation, JsonNode record) {
    return workspace.send(
        "mutation($id: ID!) { %s(id: $id) { id } }".formatted(mutation), "id", record.path("id"));
  }

  private static Answer updateField(String id, Map<String, ?> data) {
    return workspace.send(
        "mutation($id: ID!, $data: FieldUpdateInput!) {"
            + " updateField(id: $id, data: $data) { defaultValue } }",
        "id",
        id,
        "data",
        data);
  }

  /** A composite is never null, all of it is. */
  private static void assertEmpty(JsonNode value) {
    assertThat(value.isNull() || value.isObject() && value.valueStream().allMatch(JsonNode::isNull))
        .as("%s is empty", value)
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersWhatWasWrittenNormalised(Case one) {
    for (int i = 0; i < one.values(); i++) {
      JsonNode record = created("Specimen", one.field(), one.selection(), one.written(i));
      assertThat(record.path(one.field())).isEqualTo(one.answered(i));
      JsonNode read =
          workspace.run(
              "query($id: ID) { specimen(id: $id) { %s %s } }"
                  .formatted(one.field(), one.selection()),
              "id",
              record.path("id"));
      assertThat(read.path("specimen").path(one.field())).isEqualTo(one.answered(i));
    }
    JsonNode untouched =
        workspace.run(
            "mutation { createSpecimen(data: {name: \"bare\"}) { %s %s } }"
                .formatted(one.field(), one.selection()));
    JsonNode value = untouched.path("createSpecimen").path(one.field());
    if (one.spec().has("default")) {
      assertThat(value).isEqualTo(one.spec().path("default"));
    } else {
      assertEmpty(value);
    }
    assertEmpty(
        created("Specimen", one.field(), one.selection(), Api.JSON.nullNode()).path(one.field()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesWhatIsNoValue(Case one) {
    for (JsonNode refused : one.spec().path("refused")) {
      assertThat(
              create("Specimen", one.field(), one.selection(), refused.path("write"))
                  .refused("BAD_USER_INPUT")
                  .messages())
          .as("%s", refused)
          .contains(one.field(), refused.path("because").asText(), refused.path("at").asText());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesDefaultsThatAreNoValue(Case one) {
    for (JsonNode bad : one.spec().path("badDefaults")) {
      Map<String, Object> data = one.creation();
      data.put("defaultValue", bad);
      assertThat(
              workspace
                  .trySendField(specimens, "never", one.type(), data)
                  .refused("BAD_USER_INPUT")
                  .messages())
          .as("%s", bad)
          .contains("defaultValue");
    }
    for (JsonNode bad : one.spec().path("badSettings")) {
      assertThat(
              workspace
                  .trySendField(specimens, "never", one.type(), Map.of("settings", bad))
                  .refused("BAD_USER_INPUT")
                  .messages())
          .as("%s", bad)
          .contains("settings");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isFilteredAndOrdered(Case one) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < one.values(); i++) {
      ids.add(created("Specimen", one.field(), "", one.written(i), "among ").path("id").asText());
    }
    one.spec()
        .path("filters")
        .properties()
        .forEach(
            filter ->
                assertThat(found(one, "filter: {%s: %s, ", filter.getKey()))
                    .as("%s", filter.getKey())
                    .containsExactlyInAnyOrderElementsOf(at(ids, filter.getValue())));
    if (one.spec().has("order")) {
      assertThat(
              found(
                  one,
                  "orderBy: [{%s: %s}], filter: {",
                  one.spec().path("order").asText().replace("\"", "")))
          .containsExactlyElementsOf(at(ids, one.spec().path("ordered")));
    }
  }

  private static JsonNode created(
      String object, String field, String selection, Object value, String prefix) {
    Map<String, Object> data = new HashMap<>();
    data.put("name", prefix + field);
    data.put(field, value);
    return workspace
        .run(
            "mutation($data: %1$sCreateInput!) { create%1$s(data: $data) { id %2$s } }"
                .formatted(object, selection),
            "data",
            data)
        .path("create" + object);
  }

  private static List<String> found(Case one, String arguments, String operand) {
    return workspace
        .run(
            "{ specimens(%s name: {eq: \"among %s\"}}) { id } }"
                .formatted(arguments.formatted(one.field(), operand), one.field()))
        .path("specimens")
        .findValuesAsText("id");
  }

  private static List<String> at(List<String> ids, JsonNode positions) {
    List<String> chosen = new ArrayList<>();
    positions.forEach(position -> chosen.add(ids.get(position.asInt())));
    return chosen;
  }

  @ParameterizedTest
  @MethodSource("uniqueCases")
  void keepsValuesUnique(Case one) {
    String field = one.field();
    Map<String, Object> creation = one.creationWithoutDefault();
    creation.put("isUnique", true);
    workspace.createField(workspace.objectId("keeper"), field, one.type(), creation);
    JsonNode first = created("Keeper", field, one.selection(), one.written(0));
    JsonNode second = created("Keeper", field, one.selection(), one.written(1));
    created("Keeper", field, one.selection(), Api.JSON.nullNode());
    created("Keeper", field, one.selection(), Api.JSON.nullNode());

    assertThat(
            create("Keeper", field, one.selection(), one.same())
                .refused("UNIQUE_VIOLATION")
                .messages())
        .contains(field);
    update("Keeper", field, second, one.same()).refused("UNIQUE_VIOLATION");
    byId("deleteKeeper", first).data();
    update("Keeper", field, second, one.same()).data();
    byId("restoreKeeper", first).refused("CONFLICT");
  }

  @ParameterizedTest
  @MethodSource("uniqueCases")
  void namesTheDuplicatesThatForbidUniqueness(Case one) {
    String field = "twice" + one.field();
    String id =
        workspace.createField(
            workspace.objectId("keeper"), field, one.type(), one.creationWithoutDefault());
    created("Keeper", field, one.selection(), one.written(0));
    JsonNode second = created("Keeper", field, one.selection(), one.same());

    Answer refused = updateField(id, Map.of("isUnique", true)).refused("CONFLICT");
    assertThat(texts(one.answered(0)).anyMatch(refused.messages()::contains))
        .as(refused.messages())
        .isTrue();

    byId("deleteKeeper", second).data();
    updateField(id, Map.of("isUnique", true)).data();
    create("Keeper", field, one.selection(), one.same()).refused("UNIQUE_VIOLATION");
  }

  /** The day of a moment: PostgreSQL writes the rest in its own way. */
  private static Stream<String> texts(JsonNode value) {
    Stream<JsonNode> values = value.isObject() ? value.valueStream() : Stream.of(value);
    return values.map(JsonNode::asText).map(text -> text.substring(0, Math.min(10, text.length())));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRequiredWhereRowsAreThere(Case one) {
    String ledger = workspace.objectId("ledger");
    if (one.selection().isEmpty()) {
      // a composite is never null: the rows that are there have an empty one
      Map<String, Object> bare = one.creationWithoutDefault();
      bare.put("isNullable", false);
      workspace.trySendField(ledger, one.field(), one.type(), bare).refused("CONFLICT");
    }
    if (!one.spec().has("default")) {
      return;
    }
    Map<String, Object> creation = one.creation();
    creation.put("isNullable", false);
    String id = workspace.createField(ledger, one.field(), one.type(), creation);
    JsonNode there =
        workspace
            .run(
                "{ ledgers(filter: {name: {eq: \"there before\"}}) { %s %s } }"
                    .formatted(one.field(), one.selection()))
            .path("ledgers")
            .get(0);
    assertThat(there.path(one.field())).isEqualTo(one.spec().path("default"));
    create("Ledger", one.field(), one.selection(), Api.JSON.nullNode()).refused("BAD_USER_INPUT");
    workspace.run("mutation($id: ID!) { deleteField(id: $id) { id } }", "id", id);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRenamedRetypedSwitchedOffAndDeleted(Case one) {
    String field = "old" + one.field();
    String renamed = "new" + one.field();
    String id = workspace.createField(specimens, field, one.type(), one.creation());
    JsonNode record = created("Specimen", field, one.selection(), one.written(0));

    updateField(id, Map.of("name", renamed)).data();
    assertThat(value(record, renamed, one.selection()).data().at("/specimen/" + renamed))
        .isEqualTo(one.answered(0));
    value(record, field, one.selection()).refused("BAD_USER_INPUT");

    updateField(id, Map.of("isActive", false)).data();
    value(record, renamed, one.selection()).refused("BAD_USER_INPUT");
    JsonNode retype = one.spec().path("retype");
    Map<String, Object> back = new HashMap<>();
    back.put("isActive", true);
    if (retype.isObject()) {
      back.put("type", retype.path("type"));
      back.put("settings", null);
    }
    updateField(id, back).data();
    JsonNode kept = value(record, renamed, one.selection()).data().at("/specimen/" + renamed);
    if (retype.isObject()) {
      assertThat(kept.asText()).startsWith(retype.path("answer").asText());
    } else {
      assertThat(kept).isEqualTo(one.answered(0));
      updateField(id, Map.of("type", "BOOLEAN")).refused("BAD_USER_INPUT");
    }

    workspace.run("mutation($id: ID!) { deleteField(id: $id) { id } }", "id", id);
    value(record, renamed, one.selection()).refused("BAD_USER_INPUT");
  }

  private static Answer value(JsonNode record, String field, String selection) {
    return workspace.send(
        "query($id: ID) { specimen(id: $id) { %s %s } }".formatted(field, selection),
        "id",
        record.path("id"));
  }
}
