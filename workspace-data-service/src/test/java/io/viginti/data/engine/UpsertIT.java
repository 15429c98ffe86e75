package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Creations with {@code upsert}: which record an input is about, and what happens to it. */
class UpsertIT extends EngineChecks {
  private static final String APPLE = "00000000-0000-4000-8000-000000000011";
  private static final String GONE = "00000000-0000-4000-8000-000000000014";

  private static JsonNode upsert(String inputs) {
    return database.graphql(
        "mutation { createCompanies(upsert: true, data: [%s]) { id name employees deletedAt } }"
            .formatted(inputs));
  }

  private static List<String> events() throws SQLException {
    return database.rows(
        "select action, after ->> 'name', array_to_string(updated_fields, ',') from records.outbox"
            + " order by action, after ->> 'name'");
  }

  @Test
  void answersInTheOrderOfTheInput() throws SQLException {
    JsonNode answer =
        upsert(
            "{name: \"new\"},"
                + " {name: \"Apple\", domainName: \"https://apple.example\"},"
                + " {id: \"%s\", name: \"back\", employees: 3}".formatted(GONE));

    JsonNode companies = answer.at("/data/createCompanies");
    assertThat(companies)
        .extracting(one -> one.path("name").asText())
        .containsExactly("new", "Apple", "back");
    assertThat(companies.get(1).path("id").asText()).isEqualTo(APPLE);
    assertThat(companies.get(1).path("employees").asInt())
        .as("not given, so it stays")
        .isEqualTo(10);
    assertThat(companies.get(2).path("deletedAt").isNull()).isTrue();
    assertThat(events())
        .containsExactly(
            "CREATED|new|", "RESTORED|back|name,employees,deletedAt", "UPDATED|Apple|name");
  }

  @Test
  void eachInputTellsOfItsOwnPartsOfAField() throws SQLException {
    database.graphql(
        """
        mutation {
          createPeople(upsert: true, data: [
            {id: "00000000-0000-4000-8000-000000000021", name: {firstName: "Ada"}, city: "Rome"}
            {id: "00000000-0000-4000-8000-000000000022", name: {lastName: "Rock"}}
          ]) { id }
        }
        """);

    assertThat(
            database.rows(
                "select action, array_to_string(updated_fields, ',') from records.outbox"
                    + " order by record_id"))
        .containsExactly("UPDATED|city", "UPDATED|name");
  }

  @Test
  void recordsAreFoundByIndexDeletedOrNot() throws SQLException {
    database.sql(
        "set session_replication_role = replica", // nobody searches here
        "insert into workspace_golden.companies (\"createdAt\", \"updatedAt\", position, name,"
            + " \"domainName\", \"deletedAt\") select now(), now(), n, 'Company ' || n,"
            + " 'https://' || n || '.example', now() from generate_series(1, 100000) n",
        "analyze workspace_golden.companies");
    database.takeStatements();

    JsonNode answer =
        database.graphql(
            "mutation { createCompanies(upsert: true, data: [{name: \"back\", domainName:"
                + " \"https://500.example\"}]) { name deletedAt } }");

    assertThat(answer.at("/data/createCompanies/0").toString())
        .isEqualTo("{\"name\":\"back\",\"deletedAt\":null}");
    List<String> looks =
        database.takeStatements().stream()
            .filter(statement -> statement.contains("for update of t"))
            .toList();
    assertThat(looks).hasSize(2);
    assertThat(planOf(looks.get(0))).contains("companies_domain_text").doesNotContain("Seq Scan");
    assertThat(planOf(looks.get(1)))
        .contains("companies_domain_gone")
        .doesNotContain("Seq Scan on companies");
  }

  private static String planOf(String look) throws SQLException {
    return String.join(
        "\n",
        database.rows(
            "explain (costs off) "
                + look.replace("workspace.", "workspace_golden.")
                    .replaceFirst("\\$\\d+", "array[0]")
                    .replaceAll("\\$\\d+(?=::text)", "array['https://500.example']")
                    .replaceAll("\\$\\d+", "'00000000-0000-0000-0000-000000000000'")));
  }

  @Test
  void oneRecordIsUpsertedByTheSingularField() throws SQLException {
    JsonNode answer =
        database.graphql(
            "mutation { createPerson(upsert: true, data: {city: \"Rome\","
                + " emails: {primaryEmail: \"Ada@Example.com\"}}) { city name { firstName } } }");

    assertThat(answer.at("/data/createPerson").toString())
        .isEqualTo("{\"city\":\"Rome\",\"name\":{\"firstName\":\"Ada\"}}");
    assertThat(events()).hasSize(1).allMatch(event -> event.startsWith("UPDATED|"));
  }

  @Test
  void anIdThatIsUnknownIsCreated() {
    String id = UUID.randomUUID().toString();

    JsonNode answer = upsert("{id: \"%s\", name: \"x\"}".formatted(id));

    assertThat(answer.at("/data/createCompanies/0/id").asText()).isEqualTo(id);
  }

  @Test
  void theIdDecidesAloneWhereItIsGiven() throws SQLException {
    JsonNode answer =
        upsert(
            "{id: \"%s\", name: \"x\", domainName: \"https://apple.example\"}"
                .formatted(UUID.randomUUID()));

    assertThat(codeOf(answer)).isEqualTo("UNIQUE_VIOLATION");
    assertThat(events()).isEmpty();
  }

  @Test
  void ofSeveralDeletedOnesTheLastIsRestored() throws SQLException {
    for (String name : List.of("first", "second")) {
      database.graphql(
          "mutation { createCompany(data: {name: \"%s\", domainName: \"https://d.example\"}) { id }"
                  .formatted(name)
              + " deleteCompanies(filter: {name: {eq: \"%s\"}}) { id } }".formatted(name));
    }

    JsonNode answer = upsert("{name: \"third\", domainName: \"https://d.example\"}");

    assertThat(answer.has("errors")).isFalse();
    assertThat(
            database.rows(
                "select name, \"deletedAt\" is null from workspace_golden.companies"
                    + " where \"domainName\" = 'https://d.example' order by name"))
        .containsExactly("first|f", "third|t");
  }

  @Test
  void aLiveMatchWinsOverDeletedOnes() throws SQLException {
    database.graphql(
        "mutation { createCompany(data: {name: \"old\", domainName: \"https://d.example\"}) { id }"
            + " deleteCompanies(filter: {name: {eq: \"old\"}}) { id } createCompany2:"
            + " createCompany(data: {name: \"live\", domainName: \"https://d.example\"}) { id } }");

    upsert("{name: \"mine\", domainName: \"https://d.example\"}");

    assertThat(
            database.rows(
                "select name from workspace_golden.companies"
                    + " where \"domainName\" = 'https://d.example' order by name"))
        .containsExactly("mine", "old");
  }

  @Test
  void aRepeatInTheBatchIsRefused() throws SQLException {
    JsonNode answer =
        upsert(
            "{name: \"a\", domainName: \"https://r.example\"},"
                + " {name: \"b\", domainName: \"https://r.example\"}");

    assertThat(codeOf(answer)).isEqualTo("BAD_USER_INPUT");
    assertThat(answer.at("/errors/0/extensions/problems/0/path").toString())
        .isEqualTo("[\"data\",1,\"domainName\"]");
    assertThat(events()).isEmpty();
  }

  @Test
  void twoInputsAboutOneRecordAreRefused() throws SQLException {
    JsonNode answer =
        upsert(
            "{id: \"%s\", name: \"a\"},".formatted(APPLE)
                + " {name: \"b\", domainName: \"https://apple.example\"}");

    assertThat(codeOf(answer)).isEqualTo("BAD_USER_INPUT");
    assertThat(events()).isEmpty();
  }

  @Test
  void anInputAboutSeveralRecordsIsAConflict() throws SQLException {
    JsonNode answer =
        database.graphql(
            "mutation { one: createPair(data: {left: \"l1\", right: \"r1\"}) { id }"
                + " two: createPair(data: {left: \"l2\", right: \"r2\"}) { id }"
                + " three: createPair(upsert: true, data: {left: \"l1\", right: \"r2\"}) { id } }");

    assertThat(codeOf(answer)).isEqualTo("CONFLICT");
    assertThat(answer.at("/errors/0/path/0").asText()).isEqualTo("three");
  }

  @Test
  void concurrentUpsertsOfOneKeyGiveOneRecord() throws SQLException {
    List<CompletableFuture<JsonNode>> running =
        IntStream.range(0, 20)
            .mapToObj(
                n ->
                    CompletableFuture.supplyAsync(
                        () ->
                            n % 4 == 0
                                ? database.graphql(
                                    "mutation { createCompany(data: {name: \"plain\","
                                        + " domainName: \"https://same.example\"}) { id } }")
                                : upsert(
                                    "{name: \"n%d\", domainName: \"https://same.example\"},"
                                            .formatted(n)
                                        + " {name: \"m%d\", domainName: \"https://other%d.example\"}"
                                            .formatted(n, n % 3))))
            .toList();

    assertThat(running.stream().map(CompletableFuture::join).map(UpsertIT::codeOf))
        .as("only a plain creation may find the value taken")
        .allMatch(code -> code.isEmpty() || code.equals("UNIQUE_VIOLATION"));
    assertThat(
            running.stream().map(CompletableFuture::join).filter(one -> one.has("errors")).count())
        .isLessThanOrEqualTo(5);
    assertThat(
            database.rows(
                "select \"domainName\", count(*) from workspace_golden.companies where"
                    + " \"deletedAt\" is null and \"domainName\" ~ 'same|other' group by 1 order by"
                    + " 1"))
        .containsExactly(
            "https://other0.example|1",
            "https://other1.example|1",
            "https://other2.example|1",
            "https://same.example|1");
  }

  @Test
  void everyTypeKeepsItsValueAndWhatIsNotGivenStays() {
    String one = "00000000-0000-4000-8000-000000000061";
    String two = "00000000-0000-4000-8000-000000000062";
    JsonNode before = database.graphql(samples(one, two));

    JsonNode answer =
        database.graphql(
            "mutation { createSamples(upsert: true, data: ["
                + " {id: \"%s\", words: [\"x\", \"y\"], exact: \"0.5\", document: {a: 1}, flag: null},"
                    .formatted(one)
                + " {id: \"%s\", choices: [RED], day: \"2020-02-03\", position: \"first\"}]) { id } }"
                    .formatted(two));
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();

    JsonNode after = database.graphql(samples(one, two));
    assertThat(after.at("/data/a/words").toString()).isEqualTo("[\"x\",\"y\"]");
    assertThat(after.at("/data/a/exact").asText()).isEqualTo("0.5");
    assertThat(after.at("/data/a/document").toString()).isEqualTo("{\"a\":1}");
    assertThat(after.at("/data/a/flag").isNull()).isTrue();
    assertThat(after.at("/data/a/day")).isEqualTo(before.at("/data/a/day"));
    assertThat(after.at("/data/b/choices").toString()).isEqualTo("[\"RED\"]");
    assertThat(after.at("/data/b/day").asText()).isEqualTo("2020-02-03");
    assertThat(after.at("/data/b/words")).isEqualTo(before.at("/data/b/words"));
    assertThat(after.at("/data/b/position").asDouble())
        .isLessThan(after.at("/data/a/position").asDouble());
  }

  private static String samples(String one, String two) {
    String fields = "{ words exact document flag day choices position }";
    return "{ a: sample(id: \"%s\") %s b: sample(id: \"%s\") %s }"
        .formatted(one, fields, two, fields);
  }
}
