package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.value.JsonText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What search finds, and that an index finds it. */
class SearchIT extends EngineChecks {
  private static final String SAMPLE = "00000000-0000-4000-8000-0000000000f1";

  private static List<String> found(String text, String... objects) {
    JsonNode variables =
        JsonText.mapper()
            .createObjectNode()
            .put("text", text)
            .set("objects", JsonText.mapper().valueToTree(objects.length == 0 ? null : objects));
    JsonNode answer =
        database.graphql(
            "query ($text: String!, $objects: [String!]) {"
                + " search(query: $text, objects: $objects) { label } }",
            variables.toString());
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    List<String> labels = new ArrayList<>();
    answer.at("/data/search").forEach(result -> labels.add(result.path("label").asText()));
    return labels;
  }

  private static void write(String mutation) {
    JsonNode answer = database.graphql("mutation { " + mutation + " { id } }");
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
  }

  private static void company(String name) {
    write("createCompany(data: {name: \"" + name + "\"})");
  }

  @Test
  void accentsCaseAndTyposDoNotMatter() {
    company("Ångström Labs");
    assertThat(found("angstrom", "company")).containsExactly("Ångström Labs");
    assertThat(found("A\u030Angstro\u0308m", "company")).containsExactly("Ångström Labs");
    assertThat(found("Ångtröm", "company")).containsExactly("Ångström Labs");
    assertThat(found("angstorm", "company")).containsExactly("Ångström Labs");
    assertThat(found("LABS ång", "company")).containsExactly("Ångström Labs");
    assertThat(found("straße", "company")).isEmpty();
  }

  @Test
  void theNameItselfComesFirst() {
    company("Nordic Engine Works");
    company("Engine Hall");
    company("Engine");
    write("createPerson(data: {name: {firstName: \"Eve\"}, city: \"Engine\"})");
    assertThat(found("engine", "company", "person"))
        .containsExactly("Engine", "Engine Hall", "Nordic Engine Works", "Eve");
  }

  @Test
  void scriptsWithoutSpacesAreFoundFromTheMiddle() {
    company("東京株式会社");
    assertThat(found("株式会社", "company")).containsExactly("東京株式会社");
    assertThat(found("京", "company")).containsExactly("東京株式会社");
    assertThat(found("会株", "company")).isEmpty();
  }

  @Test
  void addressesNumbersAndLinksAreFoundInParts() {
    write(
        "createSample(data: {id: \"%s\", text: \"s\", email: \"joan.roe@mail.example.org\","
                .formatted(SAMPLE)
            + " phone: \"+33698765432\", links: {primaryLinkUrl: \"https://www.acme.test/shop\"},"
            + " words: [\"gadget\"], story: {markdown: \"a *hidden* clue\"}})");
    for (String text :
        List.of(
            "joan.roe@mail",
            "example.org",
            "+33 6 98 76 54 32",
            "06 98 76 54 32",
            "0698765432",
            "+336987",
            "acme.test",
            "https://www.acme.test",
            "gadg",
            "hidden clue")) {
      assertThat(found(text, "sample")).as(text).containsExactly("s");
    }
    assertThat(found("0611", "sample")).isEmpty();
  }

  @Test
  void whateverIsWrittenIsFoundAndWhatIsGoneIsNot() {
    company("Meridian");
    String id =
        database
            .graphql("{ companies(filter: {name: {eq: \"Meridian\"}}) { id } }")
            .at("/data/companies/0/id")
            .asText();
    write("updateCompany(id: \"%s\", data: {name: \"Solstice\"})".formatted(id));
    assertThat(found("meridian")).isEmpty();
    assertThat(found("solstice")).containsExactly("Solstice");
    write("deleteCompany(id: \"%s\")".formatted(id));
    assertThat(found("solstice")).isEmpty();
    write("restoreCompany(id: \"%s\")".formatted(id));
    assertThat(found("solstice")).containsExactly("Solstice");
    write("destroyCompany(id: \"%s\")".formatted(id));
    assertThat(found("solstice")).isEmpty();
  }

  @Test
  void anyTextMayBeStoredAndSearchedFor() throws SQLException {
    database.sql(
        "insert into workspace_golden.companies (id, \"createdAt\", \"updatedAt\", position, name)"
            + " values (gen_random_uuid(), now(), now(), 0, 'giant '"
            + " || (select string_agg(md5(i::text), ' ') from generate_series(1, 30000) i))");
    assertThat(found("giant", "company")).hasSize(1);
    for (String text : HostileTexts.STORABLE) {
      found(text);
    }
    for (String text :
        List.of(
            "",
            " ",
            "'",
            "\\",
            "a:*",
            "!a",
            "(a | b",
            "<->",
            "a & !b",
            "%",
            "_",
            "-",
            "1 & 2",
            "\"a b\"",
            "+",
            "0",
            "-1e5",
            "a".repeat(100_000),
            "a ".repeat(50_000))) {
      found(text);
    }
  }

  @Test
  void anIndexFindsOneAmongTwoHundredThousand() throws SQLException {
    company("Ångström");
    database.sql(
        "drop index workspace_golden.\"_search_text\"",
        "insert into workspace_golden.\"_search\" select gen_random_uuid(), 'samples', n, n,"
            + " to_tsvector('simple', n) from (select 'sample ' || md5(i::text) as n"
            + " from generate_series(1, 200000) i) s",
        "create index \"_search_text\" on workspace_golden.\"_search\""
            + " using gin (vector, words gin_trgm_ops)",
        "analyze workspace_golden.\"_search\"");
    database.takeStatements();
    assertThat(found("Angstrom")).containsExactly("Ångström");
    String statement = database.takeStatements().getFirst();
    assertThat(found("Ångtröm")).containsExactly("Ångström");
    for (String text : List.of("Angstrom", "Ångtröm")) {
      String plan = String.join("\n", plan(statement, text));
      assertThat(plan).contains("Bitmap Index Scan on _search_text").doesNotContain("Seq Scan");
    }
  }

  private static List<String> plan(String statement, String text) throws SQLException {
    database.sql("drop function if exists public.planned(text)");
    database.sql(
        "create function public.planned(sought text) returns setof text language plpgsql as $f$"
            + " begin return query execute 'explain '"
            + " || replace(replace(replace(replace($q$"
            + statement.replace("workspace.", RecordDatabase.SCHEMA + ".")
            + "$q$, '$1', quote_literal(sought)), '$2', '''{companies,samples}'''),"
            + " '$3', '''{company,sample}'''), '$4', '20'); end $f$");
    return database.rows("select public.planned('" + text + "')");
  }
}
