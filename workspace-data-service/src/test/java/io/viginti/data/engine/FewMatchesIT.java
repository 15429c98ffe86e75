package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page of what a pattern finds is found by trigrams or by the order's index, as many as fit. */
class FewMatchesIT {
  private static final String LIST = "companies(orderBy: {createdAt: DescNullsLast}, limit: 20";

  private static RecordDatabase database;

  @BeforeAll
  static void start(@TempDir Path directory) throws SQLException, IOException {
    database = new RecordDatabase(directory);
    database.sql(
        "insert into workspace_golden.companies"
            + " (\"createdAt\", \"updatedAt\", position, name)"
            + " select timestamptz '2025-01-01' + n * interval '1 s', now(), n,"
            + " case when n % 1000 = 7 then 'Quinlan' when n % 4 = 0 then 'Frequent' else 'Other' end"
            + " || ' ' || n from generate_series(1, 50000) n",
        "create index companies_name_trgm on workspace_golden.companies"
            + " using gin (name gin_trgm_ops) where \"deletedAt\" is null",
        "create index companies_created on workspace_golden.companies"
            + " (\"createdAt\", id) where \"deletedAt\" is null",
        "analyze workspace_golden.companies");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  /** Pattern, the newest match and the one after it. */
  @ParameterizedTest
  @CsvSource({
    "%quinlan%, Quinlan 49007, Quinlan 48007",
    "%frequent%, Frequent 50000, Frequent 49996",
    "%qu%, Frequent 50000, Frequent 49996",
    "quinlan%, Quinlan 49007, Quinlan 48007",
    "%49_07, Other 49907, Other 49807"
  })
  void theNewestMatchesAreAnswered(String pattern, String first, String second) {
    String filter = "filter: {name: {ilike: \"" + pattern + "\"}}";
    assertThat(names(LIST + ", " + filter + ")")).startsWith(first, second);
    assertThat(names(LIST + ", offset: 1, " + filter + ")")).startsWith(second);
    JsonNode page = connection(filter + ", first: 1");
    assertThat(page.at("/edges/0/node/name").asText()).isEqualTo(first);
    JsonNode next =
        connection(
            filter + ", first: 1, after: \"" + page.at("/pageInfo/endCursor").asText() + "\"");
    assertThat(next.at("/edges/0/node/name").asText()).isEqualTo(second);
  }

  @Test
  void noneOrEveryoneFound() {
    assertThat(names(LIST + ", filter: {name: {ilike: \"%xyzxyz%\"}})")).isEmpty();
    assertThat(
            names(
                LIST
                    + ", filter: {or: [{name: {ilike: \"%quinlan%\"}}, {name: {contains: \"50000\"}}]})"))
        .startsWith("Frequent 50000", "Quinlan 49007");
  }

  /** The same for every value, so PostgreSQL makes it once. */
  @Test
  void bothWaysAreInOnePlan() throws SQLException {
    database.takeStatements();
    assertThat(names(LIST + ", filter: {name: {ilike: \"%quinlan%\"}})")).hasSize(20);
    String sent = database.takeStatements().getFirst().replace("workspace.", "workspace_golden.");
    List<String> plan = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("prepare list(text, boolean, bigint) as " + sent);
      statement.execute("set plan_cache_mode = force_generic_plan");
      try (ResultSet rows =
          statement.executeQuery("explain (costs off) execute list('%quinlan%', true, 20)")) {
        while (rows.next()) {
          plan.add(rows.getString(1));
        }
      }
    }
    assertThat(String.join("\n", plan))
        .contains("Bitmap Index Scan on companies_name_trgm")
        .contains("Index Scan Backward using companies_created")
        .doesNotContain("Seq Scan");
  }

  private static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    for (JsonNode row : database.graphql("{ rows: " + list + " { name } }").at("/data/rows")) {
      names.add(row.get("name").asText());
    }
    return names;
  }

  private static JsonNode connection(String arguments) {
    return database
        .graphql(
            "{ companiesConnection(orderBy: {createdAt: DescNullsLast}, "
                + arguments
                + ") { edges { node { name } } pageInfo { endCursor } } }")
        .at("/data/companiesConnection");
  }
}
