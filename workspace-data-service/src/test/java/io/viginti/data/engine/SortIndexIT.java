package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of a long list comes from the index of its order. */
class SortIndexIT {
  private static RecordDatabase database;

  @BeforeAll
  static void start(@TempDir Path directory) throws SQLException, IOException {
    database = new RecordDatabase(directory);
    String rows =
        " (\"createdAt\", \"updatedAt\", position, name) select now(), now(), n,"
            + " case when n %% 20 > 0 then left(md5(n::text), 12) else %s end"
            + " from generate_series(1, 100000) n";
    database.sql(
        "insert into workspace_golden.companies"
            + rows.formatted("repeat('x', 990) || lpad(n::text, 10, '0')"),
        "insert into workspace_golden.opportunities" + rows.formatted("null"),
        "analyze workspace_golden.companies, workspace_golden.opportunities");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "companies(orderBy: {name: AscNullsFirst}",
        "companies(orderBy: {name: AscNullsLast}",
        "companies(orderBy: {name: DescNullsFirst}",
        "companies(orderBy: {name: DescNullsLast}",
        "companies(orderBy: [{name: AscNullsFirst}, {employees: DescNullsLast}]",
        "companies(filter: {name: {gt: \"m\"}}, orderBy: [{name: AscNullsFirst}]",
        "opportunities(orderBy: {name: AscNullsFirst}",
        "opportunities(orderBy: {name: AscNullsLast}",
        "opportunities(orderBy: {name: DescNullsFirst}",
        "opportunities(orderBy: {name: DescNullsLast}",
        "opportunities(offset: 100, orderBy: {name: DescNullsLast}"
      })
  void readsThePageAlone(String list) throws SQLException {
    assertThat(String.join("\n", plan("{ " + list + ", limit: 60) { id name } }")))
        .contains("_name on ")
        .doesNotContain("Seq Scan")
        .doesNotContain(" Sort\n")
        .doesNotContain("Bitmap");
  }

  private static List<String> plan(String query) throws SQLException {
    database.takeStatements();
    assertThat(database.graphql(query).has("errors")).isFalse();
    List<String> plan = new ArrayList<>();
    for (String statement : database.takeStatements()) {
      plan.addAll(
          database.rows(
              "explain (costs off) "
                  + statement
                      .replace("workspace.", "workspace_golden.")
                      .replace("$1", "60")
                      .replace("$2", "100")));
    }
    return plan.stream().map(line -> line.replace("Incremental Sort", "Incremental")).toList();
  }

  @Test
  void nullsAndLongTextsAreInTheirPlaces() {
    assertThat(names("opportunities(orderBy: {name: AscNullsFirst}, offset: 4998, limit: 3)"))
        .startsWith("null", "null")
        .last()
        .isNotEqualTo("null");
    assertThat(names("opportunities(orderBy: {name: DescNullsLast}, offset: 94999, limit: 2)"))
        .last()
        .isEqualTo("null");
    assertThat(names("opportunities(orderBy: {name: DescNullsLast}, offset: 99999)")).hasSize(1);
    assertThat(names("opportunities(orderBy: {name: DescNullsLast}, offset: 100000)")).isEmpty();
    assertThat(names("companies(orderBy: {name: DescNullsLast}, limit: 100)"))
        .hasSize(100)
        .allMatch(name -> name.length() == 1000)
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  private static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    for (JsonNode row : database.graphql("{ rows: " + list + " { name } }").at("/data/rows")) {
      names.add(row.get("name").asText());
    }
    return names;
  }
}
