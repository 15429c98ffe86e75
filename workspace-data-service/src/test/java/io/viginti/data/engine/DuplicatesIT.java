package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.mesh.RestRequest;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that are the same by the criteria of their object, among 100,000 of them. */
class DuplicatesIT extends EngineChecks {
  private static final String LONG = "x".repeat(5_000);

  @Override
  @BeforeEach
  void seed() throws SQLException, IOException {
    if (database.rows("select 1 from workspace_golden.companies limit 1").isEmpty()) {
      super.seed();
      database.sql(
          "set session_replication_role = replica", // nobody searches here
          "insert into workspace_golden.companies (id, \"createdAt\", \"updatedAt\", position,"
              + " name, \"domainName\", employees, \"deletedAt\") select lpad(to_hex(n), 32,"
              + " '0')::uuid, now(), now(), n, 'Company ' || n / 2, 'https://' || md5(n::text) ||"
              + " '.example', n, case when n % 100 = 1 then now() end from generate_series(100,"
              + " 120099) n",
          "update workspace_golden.companies set name = 'Many' where position between 50000 and"
              + " 51999",
          "update workspace_golden.companies set name = '"
              + LONG
              + "' where position in (60002, 60004)",
          "analyze workspace_golden.companies");
    }
    database.takeStatements();
  }

  private static String id(int n) {
    return new java.util.UUID(0, n).toString();
  }

  private static List<List<Integer>> ofIds(int... positions) {
    String ids =
        IntStream.of(positions).mapToObj(n -> '"' + id(n) + '"').collect(Collectors.joining(", "));
    return positions(
        database.graphql("{ found: companyDuplicates(ids: [" + ids + "]) { position } }"));
  }

  private static List<List<Integer>> positions(JsonNode answer) {
    List<List<Integer>> lists = new ArrayList<>();
    for (JsonNode list : answer.at("/data/found")) {
      List<Integer> positions = new ArrayList<>();
      list.forEach(row -> positions.add(row.path("position").asInt()));
      lists.add(positions);
    }
    return lists;
  }

  @Test
  void eachHasItsOwnInTheOrderGivenAndNeverItself() {
    // 300 and 301 have one name, and 301 is deleted
    assertThat(ofIds(1000, 402, 403, 300, 402))
        .containsExactly(List.of(), List.of(403), List.of(402), List.of(), List.of(403));
  }

  @Test
  void textsAreComparedWhole() {
    assertThat(ofIds(60002)).containsExactly(List.of(60004));
  }

  @Test
  void aListEndsAtTheDefaultLimit() {
    List<List<Integer>> found = ofIds(50000);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst())
        .hasSize(60)
        .isSorted()
        .startsWith(50002, 50003)
        .doesNotContain(50000, 50001);
  }

  @Test
  void inputsFindWhatTheyWouldRepeat() {
    JsonNode answer =
        database.graphql(
            "{ found: companyDuplicates(data: [{name: \" COMPANY 201\"}, {name: \"none\","
                + " domainName: \"https://%s.example\"}, {name: \"company 201\", id: \"%s\"}]) { position } }"
                    .formatted("C4CA4238A0B923820DCC509A6F75849B", id(402)));
    assertThat(positions(answer)).containsExactly(List.of(402, 403), List.of(), List.of(403));
  }

  @Test
  void moreThanTheRowLimitIsRefused() {
    String ids = ("\"" + id(402) + "\", ").repeat(1_001);
    assertThat(codeOf(database.graphql("{ companyDuplicates(ids: [" + ids + "]) { id } }")))
        .isEqualTo("LIMIT_EXCEEDED");
  }

  @Test
  void aThousandAreOneStatementByIndex() throws SQLException {
    int[] all = IntStream.range(1_000, 2_000).filter(n -> n % 100 != 1).toArray();
    assertThat(ofIds(all)).hasSize(all.length);
    List<String> statements = database.takeStatements();
    assertThat(statements).hasSize(1);
    assertByIndex(
        statements
            .getFirst()
            .replace("$2", "array(select id from workspace.companies limit 900)")
            .replace("$3", "99999"));
  }

  @Test
  void inputsAreOneStatementByIndex() throws SQLException {
    database.graphql("{ companyDuplicates(data: [{name: \"a\"}, {name: \"b\"}]) { id } }");
    List<String> statements = database.takeStatements();
    assertThat(statements).hasSize(1);
    assertByIndex(
        statements
            .getFirst()
            .replace("$2::", "array[null, null]::")
            .replace("$3::", "array['a', 'b']::")
            .replace("$4::", "array[null, 'https://a.example']::")
            .replace("$5::", "array[null, null]::")
            .replace("$6::", "array[null, 5]::")
            .replace("$7", "99999"));
  }

  private static void assertByIndex(String statement) throws SQLException {
    String plan =
        String.join(
            "\n",
            database.rows(
                "explain (costs off) "
                    + statement.replace("$1", "60").replace("workspace.", "workspace_golden.")));
    assertThat(plan)
        .contains("companies_name_dup", "companies_domainName_dup", "companies_accountOwnerId_dup");
    // one is that of the ids asked for
    assertThat(plan.split("Seq Scan on companies", -1)).as(plan).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void restAnswersListsOfLists() {
    assertThat(rest("{\"ids\": [\"%s\"]}".formatted(id(402))).toString())
        .isEqualTo("{\"data\":[[{\"position\":403.0}]]}");
    assertThat(rest("{\"data\": [{\"name\": \"Company 201\"}, {\"name\": \"none\"}]}").toString())
        .isEqualTo("{\"data\":[[{\"position\":402.0},{\"position\":403.0}],[]]}");
    for (String refused : List.of("{}", "[]", "{\"ids\": [], \"data\": []}", "{\"ids\": 5}")) {
      Assertions.assertThatThrownBy(() -> rest(refused))
          .isInstanceOfSatisfying(
              VigintiException.class,
              error -> assertThat(error.code()).isEqualTo(ErrorCode.BAD_USER_INPUT));
    }
  }

  private static JsonNode rest(String body) {
    return database.rest(
        new RestRequest(
            RestRequest.Operation.DUPLICATES,
            "companies",
            null,
            Map.of("fields", "position"),
            JsonText.parse(body)));
  }
}
