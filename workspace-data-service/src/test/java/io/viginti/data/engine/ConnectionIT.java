package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages in either direction are the list, cut. */
class ConnectionIT {
  private static final int ROWS = 60;
  private static final long SEED = 20;

  private static RecordDatabase database;

  @BeforeAll
  static void start(@TempDir Path directory) throws SQLException, IOException {
    database = new RecordDatabase(directory);
    database.reset();
    Random random = new Random(SEED);
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      rows.append("{text: ")
          .append(one(random, "\"a\"", "\"B\"", "\"é\"", "\"xxxxxxxxx\"", "null"));
      rows.append(", whole: ").append(one(random, "1", "2", "3", "null"));
      rows.append(", fraction: ").append(one(random, "0.1", "-1.5", "10.25", "null"));
      rows.append(", exact: ").append(one(random, "\"1.10\"", "\"1.1\"", "\"-3\"", "null"));
      rows.append(", flag: ").append(one(random, "true", "false", "null"));
      rows.append(", choice: ").append(one(random, "ZULU", "ALPHA", "MIKE", "null"));
      rows.append(", day: ").append(one(random, "\"2026-01-01\"", "\"2026-01-02\"", "null"));
      rows.append(", companyId: ")
          .append(
              one(
                  random,
                  "\"00000000-0000-4000-8000-000000000011\"",
                  "\"00000000-0000-4000-8000-000000000012\"",
                  "\"00000000-0000-4000-8000-000000000014\"",
                  "null"));
      rows.append(", money: {amountMicros: ").append(one(random, "5", "6", "null")).append("}}");
    }
    data("mutation { createSamples(data: [" + rows + "]) { id } }");
  }

  private static String one(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static JsonNode data(String query) {
    JsonNode answer = database.graphql(query);
    assertThat(answer.path("errors")).as(query).isEmpty();
    return answer.path("data");
  }

  private static List<String> list(String orderBy) {
    List<String> ids = new ArrayList<>();
    data("{ samples(orderBy: %s, limit: 1000) { id } }".formatted(orderBy))
        .path("samples")
        .forEach(row -> ids.add(row.path("id").textValue()));
    return ids;
  }

  private static JsonNode page(String arguments) {
    return data("{ samplesConnection(%s) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"
            .formatted(arguments))
        .path("samplesConnection");
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("edges").forEach(edge -> ids.add(edge.path("node").path("id").textValue()));
    return ids;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{id: DescNullsLast}]",
        "[{text: AscNullsLast}]",
        "[{text: AscNullsFirst}]",
        "[{text: DescNullsFirst}]",
        "[{text: DescNullsLast}]",
        "[{position: DescNullsLast}]",
        "[{fraction: DescNullsLast}, {exact: AscNullsFirst}]",
        "[{flag: AscNullsLast}, {choice: DescNullsLast}, {whole: AscNullsFirst}]",
        "[{choice: AscNullsFirst}, {text: AscNullsLast}, {day: DescNullsLast}]",
        "[{company: {name: AscNullsFirst}}, {whole: DescNullsFirst}]",
        "[{company: {accountOwner: {name: {lastName: DescNullsLast}}}}, {money: {amountMicros: AscNullsLast}}]",
        "[{companyId: DescNullsLast}, {day: DescNullsFirst}, {flag: DescNullsLast}]",
        "[{whole: AscNullsLast}, {id: DescNullsLast}]"
      })
  void pagesAreTheListCut(String orderBy) {
    List<String> expected = list(orderBy);

    List<String> forward = new ArrayList<>();
    String from = "";
    for (boolean more = true; more; ) {
      JsonNode page = page("orderBy: %s, first: 7%s".formatted(orderBy, from));
      forward.addAll(ids(page));
      more = page.path("pageInfo").path("hasNextPage").booleanValue();
      from = ", after: " + page.path("pageInfo").path("endCursor");
    }
    assertThat(forward).isEqualTo(expected);

    List<String> backward = new ArrayList<>();
    String to = "";
    for (boolean more = true; more; ) {
      JsonNode page = page("orderBy: %s, last: 7%s".formatted(orderBy, to));
      backward.addAll(0, ids(page));
      more = page.path("pageInfo").path("hasPreviousPage").booleanValue();
      to = ", before: " + page.path("pageInfo").path("startCursor");
    }
    assertThat(backward).isEqualTo(expected);

    JsonNode cursors = page("orderBy: " + orderBy + ", first: 60").path("edges");
    String between =
        "orderBy: %s, after: %s, before: %s"
            .formatted(orderBy, cursors.get(4).path("cursor"), cursors.get(30).path("cursor"));
    assertThat(ids(page(between + ", first: 50"))).isEqualTo(expected.subList(5, 30));
    assertThat(ids(page(between + ", last: 3"))).isEqualTo(expected.subList(27, 30));
    assertThat(
            ids(page("orderBy: %s, before: %s".formatted(orderBy, cursors.get(3).path("cursor")))))
        .isEqualTo(expected.subList(0, 3));
  }

  @Test
  void rowsThatComeInBetweenMoveNoPage() {
    List<String> expected = list("[{whole: DescNullsLast}]");
    JsonNode first = page("orderBy: [{whole: DescNullsLast}], first: 10");

    data("mutation { createSample(data: {whole: 100}) { id } }");
    JsonNode second =
        page(
            "orderBy: [{whole: DescNullsLast}], first: 10, after: "
                + first.path("pageInfo").path("endCursor"));

    assertThat(ids(second)).isEqualTo(expected.subList(10, 20));
    data(
        "mutation { destroySample(id: %s) { id } }"
            .formatted(
                data("{ samples(filter: {whole: {eq: 100}}) { id } }")
                    .path("samples")
                    .get(0)
                    .path("id")));
  }

  @Test
  void aCursorIsGoodInItsListOnly() {
    String cursor =
        page("orderBy: [{whole: AscNullsLast}]").path("pageInfo").path("endCursor").toString();

    assertThat(code("samplesConnection(orderBy: [{whole: AscNullsFirst}], after: %s)", cursor))
        .isEqualTo("BAD_USER_INPUT");
    assertThat(code("samplesConnection(after: %s)", cursor)).isEqualTo("BAD_USER_INPUT");
    assertThat(code("companiesConnection(after: %s)", cursor)).isEqualTo("BAD_USER_INPUT");
    assertThat(code("samplesConnection(orderBy: [{whole: AscNullsLast}], after: %s)", cursor))
        .isEmpty();
    for (int at : List.of(1, 8, 20, 30)) {
      char[] forged = cursor.toCharArray();
      forged[at] = forged[at] == 'A' ? 'B' : 'A';
      assertThat(
              code(
                  "samplesConnection(orderBy: [{whole: AscNullsLast}], after: %s)",
                  new String(forged)))
          .isEqualTo("BAD_USER_INPUT");
    }
  }

  @Test
  void aCursorOutlivesOneVersion() {
    String cursor = page("first: 60").path("pageInfo").path("endCursor").toString();

    database.schemaVersion(2);
    assertThat(code("samplesConnection(after: %s)", cursor)).isEmpty();
    database.schemaVersion(3);
    assertThat(code("samplesConnection(after: %s)", cursor)).isEqualTo("SCHEMA_CHANGED");
    database.schemaVersion(1);
  }

  @Test
  void itIsCountedWhenAskedFor() {
    database.takeStatements();
    data("{ samplesConnection(first: 1) { edges { node { id children { id } } } } }");
    assertThat(database.takeStatements()).hasSize(2).noneMatch(one -> one.contains("count"));

    JsonNode counted = data("{ samplesConnection(first: 1) { totalCount } }");
    assertThat(database.takeStatements()).hasSize(1);
    assertThat(counted.path("samplesConnection").path("totalCount").intValue()).isEqualTo(63);
  }

  private static String code(String field, String cursor) {
    JsonNode answer = database.graphql("{ " + field.formatted(cursor) + " { edges { cursor } } }");
    return answer.path("errors").path(0).path("extensions").path("code").asText("");
  }
}
