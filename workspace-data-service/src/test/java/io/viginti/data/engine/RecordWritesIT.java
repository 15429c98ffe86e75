package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.mesh.RecordCommand;
import io.viginti.data.value.RecordForm;
import io.viginti.platform.error.VigintiException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a write leaves behind: rows, events, and nothing where it was refused. */
class RecordWritesIT extends EngineChecks {
  private static final String APPLE = "00000000-0000-4000-8000-000000000011";
  private static final String ZEBRA = "00000000-0000-4000-8000-000000000012";

  private static List<String> events() throws SQLException {
    return database.rows(
        "select action, object, array_to_string(updated_fields, ',') from records.outbox"
            + " order by object, record_id, id");
  }

  @Test
  void everyChangeHasItsEventAtItsTime() throws SQLException {
    database.graphql(
        "mutation { createCompany(data: {name: \"a\"}) { id }"
            + " updateCompany(id: \"%s\", data: {name: \"b\", employees: 10}) { id }"
                .formatted(APPLE)
            + " deleteCompany(id: \"%s\") { id } }".formatted(ZEBRA));

    assertThat(
            database.rows(
                "select o.action, o.updated_fields, o.before ->> 'name', o.after ->> 'name',"
                    + " o.occurred_at = c.\"updatedAt\", o.actor ->> 'name', o.shape_hash,"
                    + " (o.after ->> 'updatedAt')::timestamptz = o.occurred_at"
                    + " from records.outbox o join workspace_golden.companies c"
                    + " on c.id = o.record_id order by o.action"))
        .containsExactly(
            "CREATED|{}|null|a|t|Ada Lovelace|shape-of-the-test|t",
            "DELETED|{deletedAt}|Zebra|Zebra|t|Ada Lovelace|shape-of-the-test|t",
            "UPDATED|{name}|apple|b|t|Ada Lovelace|shape-of-the-test|t");
  }

  @Test
  void refusedWritesLeaveNothing() throws SQLException {
    JsonNode answer =
        database.graphql(
            "mutation { createCompanies(data: [{name: \"a\"},"
                + " {name: \"b\", domainName: \"https://apple.example\"}]) { id } }");

    assertThat(codeOf(answer)).isEqualTo("UNIQUE_VIOLATION");
    assertThat(events()).isEmpty();
    assertThat(database.rows("select name from workspace_golden.companies where name = 'a'"))
        .isEmpty();
  }

  @Test
  void badAnswersAreRefusedBeforeTheWrite() throws SQLException {
    JsonNode answer =
        database.graphql(
            "mutation { createCompany(data: {name: \"a\"}) { people(limit: 5000) { id } } }");

    assertThat(codeOf(answer)).isEqualTo("LIMIT_EXCEEDED");
    assertThat(events()).isEmpty();
  }

  @Test
  void mutationsStopAtTheFirstFailure() throws SQLException {
    JsonNode answer =
        database.graphql(
            "mutation { a: createCompany(data: {name: \"a\"}) { id }"
                + " b: updateCompany(id: \"%s\", data: {name: \"b\"}) { id }"
                    .formatted(UUID.randomUUID())
                + " c: createCompany(data: {name: \"c\"}) { id } }");

    assertThat(codeOf(answer)).isEqualTo("NOT_FOUND");
    assertThat(answer.at("/errors/0/path/0").asText()).isEqualTo("b");
    assertThat(events()).containsExactly("CREATED|companies|");
  }

  @Test
  void destroyingClearsAndCascadesWithEvents() throws SQLException {
    database.graphql("mutation { destroyCompany(id: \"%s\") { id } }".formatted(APPLE));

    assertThat(events())
        .containsExactly(
            "DESTROYED|companies|",
            "DESTROYED|noteTargets|",
            "UPDATED|opportunities|companyId",
            "UPDATED|people|companyId",
            "UPDATED|people|companyId",
            "UPDATED|tags|companies");
    assertThat(
            database.rows("select id from workspace_golden.companies where id = '" + APPLE + "'"))
        .isEmpty();
  }

  @Test
  void destroyingIsRefusedByARestrictingRelation() throws SQLException {
    database.graphql(
        "mutation { createSample(data: {text: \"x\", companyId: \"%s\"}) { id } }"
            .formatted(APPLE));

    JsonNode answer =
        database.graphql("mutation { destroyCompany(id: \"%s\") { id } }".formatted(APPLE));

    assertThat(codeOf(answer)).isEqualTo("CONFLICT");
    assertThat(events()).containsExactly("CREATED|samples|");
  }

  @Test
  void destroyingFollowsATreeAndACircle() throws SQLException {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ids.add(UUID.randomUUID());
      String parent = i == 0 ? "null" : "\"" + ids.get(i - 1) + "\"";
      database.graphql(
          "mutation { createSample(data: {id: \"%s\", parentId: %s}) { id } }"
              .formatted(ids.get(i), parent));
    }
    database.graphql(
        "mutation { updateSample(id: \"%s\", data: {parentId: \"%s\"}) { id } }"
            .formatted(ids.getFirst(), ids.getLast()));

    JsonNode answer =
        database.graphql("mutation { destroySample(id: \"%s\") { id } }".formatted(ids.get(1)));

    assertThat(answer.has("errors")).isFalse();
    assertThat(database.rows("select count(*) from workspace_golden.samples"))
        .as("those of the seed")
        .containsExactly("3");
    assertThat(database.rows("select count(*) from records.outbox where action = 'DESTROYED'"))
        .containsExactly("4");
  }

  @Test
  void concurrentUpdatesEachSeeTheOther() throws SQLException {
    List<CompletableFuture<JsonNode>> running = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String name = "name" + i;
      running.add(
          CompletableFuture.supplyAsync(
              () ->
                  database.graphql(
                      "mutation { updateCompany(id: \"%s\", data: {name: \"%s\"}) { id } }"
                          .formatted(APPLE, name))));
    }
    running.forEach(CompletableFuture::join);

    assertThat(
            database.rows(
                "select count(*) from records.outbox a join records.outbox b"
                    + " on a.after ->> 'name' = b.before ->> 'name'"
                    + " and a.occurred_at < b.occurred_at"))
        .as("each change but the last is what the next one found, and earlier")
        .containsExactly("19");
  }

  @Test
  void staleVersionsAreRefused() {
    JsonNode seen = database.graphql("{ company(id: \"%s\") { updatedAt } }".formatted(APPLE));
    String version = seen.at("/data/company/updatedAt").asText();
    String update =
        "mutation { updateCompany(id: \"%s\", data: {name: \"x\"}, ifUpdatedAt: \"%s\") { id } }"
            .formatted(APPLE, version);

    assertThat(database.graphql(update).has("errors")).isFalse();
    assertThat(codeOf(database.graphql(update))).isEqualTo("CONFLICT");
  }

  @Test
  void restoringABrokenUniquenessIsAConflict() {
    database.graphql("mutation { deleteCompany(id: \"%s\") { id } }".formatted(APPLE));
    database.graphql(
        "mutation { createCompany(data: {name: \"x\", domainName: \"https://apple.example\"})"
            + " { id } }");

    assertThat(
            codeOf(
                database.graphql(
                    "mutation { restoreCompany(id: \"%s\") { id } }".formatted(APPLE))))
        .isEqualTo("CONFLICT");
  }

  @Test
  void aThousandRowsAreOneStatementAndOneMoreIsRefused() throws SQLException {
    String insert =
        "mutation ($data: [CompanyCreateInput!]!) { createCompanies(data: $data) { id } }";

    JsonNode answer = database.graphql(insert, companies(1_000));

    assertThat(answer.at("/data/createCompanies").size()).isEqualTo(1_000);
    assertThat(database.takeStatements()).hasSize(1);
    assertThat(codeOf(database.graphql(insert, companies(1_001)))).isEqualTo("LIMIT_EXCEEDED");
    assertThat(waiting()).containsExactly("1000|0");
  }

  @Test
  void whatAnImportDoesIsBulkAndSaysSo() throws SQLException {
    database.importing("mutation { createCompany(data: {name: \"x\"}) { id } }");
    database.importing(
        "mutation { updateCompany(id: \"%s\", data: {name: \"y\"}) { id } }".formatted(APPLE));

    assertThat(waiting()).containsExactly("0|2");
    assertThat(
            database.rows("select action, actor ->> 'source' from records.bulk_outbox order by id"))
        .containsExactly("CREATED|IMPORT", "UPDATED|IMPORT");
  }

  /** Events of single changes, and bulk ones. */
  private static List<String> waiting() throws SQLException {
    return database.rows(
        "select (select count(*) from records.outbox), (select count(*) from records.bulk_outbox)");
  }

  private static String companies(int count) {
    StringBuilder data = new StringBuilder("{\"data\": [");
    for (int i = 0; i < count; i++) {
      data.append(i == 0 ? "" : ",").append("{\"name\": \"c").append(i).append("\"}");
    }
    return data.append("]}").toString();
  }

  @Test
  void commandsRunTheSameIntents() {
    List<JsonNode> found =
        database.command(
            new RecordCommand(
                RecordCommand.Operation.FIND,
                "company",
                null,
                null,
                JsonText.parse("{\"name\": {\"in\": [\"apple\", \"Zebra\"]}}"),
                JsonText.parse("[{\"name\": \"DescNullsLast\"}]"),
                1,
                List.of("name", "accountOwnerId"),
                null));

    assertThat(found).hasToString("[{\"name\":\"Zebra\",\"accountOwnerId\":null}]");
  }

  @Test
  void createIfAbsentWritesOnce() throws SQLException {
    String data = "[{\"id\": \"" + UUID.randomUUID() + "\", \"title\": \"t\"}]";
    for (int i = 0; i < 2; i++) {
      List<JsonNode> records = run(RecordCommand.Operation.CREATE_IF_ABSENT, "note", data);
      assertThat(records).hasSize(1);
      assertThat(records.getFirst().get("title").asText()).isEqualTo("t");
      assertThat(records.getFirst().at("/createdBy/source").asText()).isEqualTo("CALENDAR");
    }

    assertThat(events()).containsExactly("CREATED|notes|");
  }

  @Test
  void upsertCreatesThenUpdatesAndRevives() throws SQLException {
    String id = UUID.randomUUID().toString();
    run(
        RecordCommand.Operation.UPSERT,
        "note",
        "[{\"id\": \"%s\", \"title\": \"one\"}]".formatted(id));
    database.graphql("mutation { deleteNote(id: \"%s\") { id } }".formatted(id));

    List<JsonNode> records =
        run(
            RecordCommand.Operation.UPSERT,
            "note",
            "[{\"id\": \"%s\", \"title\": \"two\"}]".formatted(id));

    assertThat(records.getFirst().get("deletedAt").isNull()).isTrue();
    assertThat(records.getFirst().get("title").asText()).isEqualTo("two");
    assertThat(events())
        .containsExactly(
            "CREATED|notes|", "DELETED|notes|deletedAt", "RESTORED|notes|title,deletedAt");
  }

  @Test
  void refusedCommandsFailWithTheirCode() {
    assertThatThrownBy(() -> run(RecordCommand.Operation.CREATE, "company", "[{}]"))
        .isInstanceOf(VigintiException.class)
        .hasMessageContaining("data.0.name: is required");
  }

  private static List<JsonNode> run(RecordCommand.Operation operation, String object, String data) {
    return database.command(
        new RecordCommand(
            operation,
            object,
            null,
            JsonText.parse(data),
            null,
            null,
            null,
            null,
            JsonText.parse("{\"source\": \"CALENDAR\", \"name\": \"Calendar\"}")));
  }

  @Test
  void storedRowsHaveTheSameFormInEventsAsInAnswers() throws SQLException {
    String all = "{\"data\": " + Samples.FULL + "}";
    JsonNode created =
        database.graphql(
            "mutation ($data: SampleCreateInput!) { createSample(data: $data) { %s } }"
                .formatted(Samples.ALL_FIELDS),
            all);
    assertThat(created.has("errors")).as(created.toString()).isFalse();
    JsonNode answer = created.at("/data/createSample");

    String after = database.rows("select after from records.outbox").getFirst();
    JsonNode form =
        RecordForm.of(TestShape.CATALOG.findObject("sample").orElseThrow(), JsonText.parse(after));

    linked(form, answer);
    answer
        .properties()
        .forEach(
            field ->
                assertThat(form.get(field.getKey()))
                    .as(field.getKey())
                    .isEqualTo(field.getValue()));
    assertThat(answer).isEqualTo(JsonText.parse(Samples.FULL_ANSWER));
  }

  /** An event is stored without the links that an answer has. */
  private static void linked(JsonNode form, JsonNode answer) {
    assertThat(form.at("/files/0").has("url")).isFalse();
    ((ObjectNode) form.at("/files/0")).set("url", answer.at("/files/0/url"));
  }

  @Test
  void hostileTextComesBackAsItWasOrIsRefused() {
    for (String text : HostileTexts.STORABLE) {
      String variables = HostileTexts.variables(text);
      JsonNode created =
          database.graphql(
              "mutation ($text: String!, $json: JSON) { createSample(data: {document: $json,"
                  + " words: [$text], story: {markdown: $text}, links: {primaryLinkLabel: $text},"
                  + " place: {addressCity: $text}}) { document words story { markdown }"
                  + " links { primaryLinkLabel } place { addressCity } } }",
              variables);
      JsonNode record = created.at("/data/createSample");
      assertThat(record.at("/document/a/0").asText()).isEqualTo(text);
      assertThat(record.at("/words/0").asText()).isEqualTo(text);
      assertThat(record.at("/story/markdown").asText()).isEqualTo(text);
      assertThat(record.at("/place/addressCity").asText()).isEqualTo(text);
      for (String operator :
          List.of("eq", "neq", "gt", "like", "ilike", "startsWith", "contains", "regex")) {
        JsonNode found =
            database.graphql(
                "query ($text: String!) { companies(filter: {name: {%s: $text}}) { id } }"
                    .formatted(operator),
                variables);
        assertThat(codeOf(found)).as(operator).isIn("", "BAD_USER_INPUT", "QUERY_TOO_COMPLEX");
      }
    }
  }

  @Test
  void textThatCannotBeStoredIsRefusedEverywhere() {
    for (String text : List.of("a\u0000", "\ud800", "\udc00x")) {
      for (String data :
          List.of(
              "{text: $text}",
              "{words: [$text]}",
              "{document: $json}",
              "{story: {markdown: $text}}",
              "{links: {primaryLinkLabel: $text}}",
              "{email: $text}",
              "{phone: $text}",
              "{code: $text}",
              "{choice: $text}",
              "{exact: $text}",
              "{day: $text}",
              "{moment: $text}",
              "{position: $text}")) {
        JsonNode answer =
            database.graphql(
                "mutation ($text: String!, $json: JSON) { createSample(data: %s) { id } }"
                    .formatted(data),
                HostileTexts.variables(text));
        assertThat(codeOf(answer)).as(data).isEqualTo("BAD_USER_INPUT");
      }
    }
  }

  @Test
  void deepNestingIsRefusedNotBroken() {
    String filter = "{\"not\": ".repeat(400) + "{}" + "}".repeat(400);
    assertThat(
            codeOf(
                database.graphql(
                    "query ($f: CompanyFilterInput) { companies(filter: $f) { id } }",
                    "{\"f\": " + filter + "}")))
        .isEqualTo("QUERY_TOO_COMPLEX");
    String document = "[".repeat(900) + "]".repeat(900);
    assertThat(
            database
                .graphql(
                    "mutation ($d: JSON) { createSample(data: {document: $d}) { document } }",
                    "{\"d\": " + document + "}")
                .at("/data/createSample/document")
                .isArray())
        .isTrue();
  }
}
