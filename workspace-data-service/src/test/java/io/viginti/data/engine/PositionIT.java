package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.Shape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** First, last and between, of an object's own place and of a place that a user added. */
class PositionIT extends EngineChecks {
  private RecordDatabase.Workspace workspace;

  @BeforeEach
  void open() throws SQLException {
    workspace =
        database.open(
            Catalog.of(
                new Shape(
                    Shape.FORMAT,
                    List.of(
                        TestShape.object(
                            "card",
                            "cards",
                            List.of(),
                            TestShape.field("name", FieldType.TEXT, true, null),
                            TestShape.field("lane", FieldType.POSITION, true, null))))),
            "positions");
  }

  @AfterEach
  void close() throws SQLException {
    workspace.close();
  }

  private JsonNode run(String query) {
    JsonNode answer = workspace.graphql(query, JsonText.mapper().createObjectNode());
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    return answer.path("data");
  }

  private List<String> names(String field) {
    return run("{ cards(orderBy: [{%s: AscNullsLast}], limit: 100) { name } }".formatted(field))
        .path("cards")
        .findValuesAsText("name");
  }

  @Test
  void recordsAreFirstLastAndBetween() {
    for (String field : List.of("position", "lane")) {
      run("mutation { destroyCards(filter: {}) { id } }");
      run("mutation { createCard(data: {name: \"b\", %s: \"first\"}) { id } }".formatted(field));
      run("mutation { createCard(data: {name: \"a\", %s: \"first\"}) { id } }".formatted(field));
      String last =
          run("mutation { createCard(data: {name: \"d\", %s: \"last\"}) { id } }".formatted(field))
              .at("/createCard/id")
              .asText();
      run("mutation { createCard(data: {name: \"c\", %s: -0.5}) { id } }".formatted(field));
      assertThat(names(field)).as(field).containsExactly("a", "b", "c", "d");

      run(
          "mutation { updateCard(id: \"%s\", data: {%s: \"first\"}) { id } }"
              .formatted(last, field));
      assertThat(names(field)).as(field).containsExactly("d", "a", "b", "c");

      run(
          "mutation { createCards(upsert: true, data: [{id: \"%s\", %s: \"last\"}]) { id } }"
              .formatted(last, field));
      assertThat(names(field)).as(field).containsExactly("a", "b", "c", "d");
    }
  }

  @Test
  void aBatchTakesPlacesOfItsOwn() {
    run(
        "mutation { createCards(data: [{name: \"b\", position: \"first\"}, {name: \"a\","
            + " position: \"first\"}, {name: \"c\", position: \"last\"}, {name: \"d\","
            + " position: \"last\"}]) { id } }");

    assertThat(names("position")).containsExactly("a", "b", "c", "d");
  }

  @Test
  void manyAtOnceAreAllBeforeWhatWasThere() throws SQLException {
    run("mutation { createCard(data: {name: \"there\", position: 7}) { id } }");

    List<JsonNode> answers =
        new ArrayList<>(
            IntStream.range(0, 60)
                .parallel()
                .mapToObj(
                    i ->
                        run(
                            "mutation { createCard(data: {name: \"n%d\", position: \"first\"}) {"
                                    .formatted(i)
                                + " position } }"))
                .toList());

    assertThat(answers)
        .allSatisfy(
            answer -> {
              double position = answer.at("/createCard/position").asDouble();
              assertThat(position).isFinite().isLessThan(7);
            });
    assertThat(names("position").getLast()).isEqualTo("there");
    assertThat(database.rows("select count(*), min(position) > -1000 from positions.cards"))
        .containsExactly("61|t");
  }
}
