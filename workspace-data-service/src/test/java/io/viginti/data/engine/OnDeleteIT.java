package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.column.ColumnLayout;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.contracts.shape.RelationType;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeJunction;
import io.viginti.contracts.shape.ShapeRelation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the records that refer to one that is destroyed, and the event of each. */
class OnDeleteIT extends EngineChecks {
  /** How a book refers to its author. */
  enum Kind {
    MANY_TO_ONE("authorId", "{authorId: $author}"),
    ONE_TO_ONE("authorId", "{authorId: $author}"),
    MORPH("ofAuthorId", "{ofAuthorId: $author}"),
    MANY_TO_MANY("authors", "{authors: {connect: [{id: $author}]}}");

    private final String name;
    private final String input;

    Kind(String name, String input) {
      this.name = name;
      this.input = input;
    }

    private List<ShapeField> ofBook(OnDelete onDelete) {
      ShapeColumn column =
          new ShapeColumn("Id", "authorId", io.viginti.contracts.shape.ColumnType.UUID);
      return switch (this) {
        case MANY_TO_ONE ->
            List.of(relation("author", List.of(column), RelationType.MANY_TO_ONE, onDelete, null));
        case ONE_TO_ONE ->
            List.of(relation("author", List.of(column), RelationType.ONE_TO_ONE, onDelete, null));
        case MORPH ->
            List.of(
                TestShape.relation(
                    "of",
                    FieldType.MORPH_RELATION,
                    ColumnLayout.suggest(FieldType.MORPH_RELATION, null, "of"),
                    new ShapeRelation(
                        RelationType.MANY_TO_ONE,
                        List.of("author", "book"),
                        null,
                        onDelete,
                        null)));
        case MANY_TO_MANY ->
            List.of(
                relation(
                    "authors",
                    List.of(),
                    RelationType.MANY_TO_MANY,
                    onDelete,
                    new ShapeJunction("books_authors", "sourceId", "targetId")));
      };
    }

    private static ShapeField relation(
        String name,
        List<ShapeColumn> columns,
        RelationType type,
        OnDelete onDelete,
        @Nullable ShapeJunction junction) {
      return TestShape.relation(
          name,
          FieldType.RELATION,
          columns,
          new ShapeRelation(type, List.of("author"), null, onDelete, junction));
    }
  }

  static Stream<Arguments> cases() {
    return Stream.of(Kind.values())
        .flatMap(
            kind -> Stream.of(OnDelete.values()).map(onDelete -> Arguments.of(kind, onDelete)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyRecordTouchedHasItsEvent(Kind kind, OnDelete onDelete) throws SQLException {
    try (RecordDatabase.Workspace workspace = workspace(kind, onDelete, "live")) {
      ObjectNode author = made(workspace, kind);

      JsonNode answer =
          workspace.graphql("mutation($author: ID!) { destroyAuthor(id: $author) { id } }", author);

      assertOutcome(kind, onDelete, answer);
      assertThat(workspace.graphql("{ books { id } }", author).at("/data/books"))
          .hasSize(isGone(kind, onDelete) ? 0 : 1);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void deletedRecordsAreTouchedAsWell(Kind kind, OnDelete onDelete) throws SQLException {
    try (RecordDatabase.Workspace workspace = workspace(kind, onDelete, "deleted")) {
      ObjectNode author = made(workspace, kind);
      workspace.graphql("mutation { deleteBooks(filter: {}) { id } }", author);
      database.sql("truncate records.outbox");

      JsonNode answer =
          workspace.graphql("mutation($author: ID!) { destroyAuthor(id: $author) { id } }", author);

      assertOutcome(kind, onDelete, answer);
    }
  }

  private static RecordDatabase.Workspace workspace(Kind kind, OnDelete onDelete, String test)
      throws SQLException {
    List<ShapeField> ofBook = new ArrayList<>(kind.ofBook(onDelete));
    ofBook.add(TestShape.field("title", FieldType.TEXT, true, null));
    Catalog catalog =
        Catalog.of(
            new Shape(
                Shape.FORMAT,
                List.of(
                    TestShape.object(
                        "author",
                        "authors",
                        List.of(),
                        TestShape.field("name", FieldType.TEXT, true, null)),
                    TestShape.object(
                        "book", "books", List.of(), ofBook.toArray(ShapeField[]::new)))));
    return database.open(
        catalog, "%s_%s_%s".formatted(test, kind, onDelete).toLowerCase(Locale.ROOT));
  }

  /** An author with one book; answers the author as a variable. */
  private static ObjectNode made(RecordDatabase.Workspace workspace, Kind kind)
      throws SQLException {
    ObjectNode author = JsonText.mapper().createObjectNode();
    author.set(
        "author",
        workspace
            .graphql("mutation { createAuthor(data: {name: \"a\"}) { id } }", author)
            .at("/data/createAuthor/id"));
    JsonNode book =
        workspace.graphql(
            "mutation($author: ID!) { createBook(data: %s) { id } }".formatted(kind.input), author);
    assertThat(book.has("errors")).as(book.toString()).isFalse();
    database.sql("truncate records.outbox");
    return author;
  }

  private static boolean isGone(Kind kind, OnDelete onDelete) {
    return onDelete == OnDelete.CASCADE && kind != Kind.MANY_TO_MANY;
  }

  private static void assertOutcome(Kind kind, OnDelete onDelete, JsonNode answer)
      throws SQLException {
    List<String> events =
        database.rows(
            "select action, object, array_to_string(updated_fields, ',') from records.outbox"
                + " order by object");
    switch (onDelete) {
      case RESTRICT, NO_ACTION -> {
        assertThat(codeOf(answer)).isEqualTo("CONFLICT");
        assertThat(events).isEmpty();
      }
      case SET_NULL, CASCADE -> {
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        assertThat(events)
            .containsExactly(
                "DESTROYED|authors|",
                isGone(kind, onDelete) ? "DESTROYED|books|" : "UPDATED|books|" + kind.name);
      }
    }
  }
}
