package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Mutations of all records that a filter chooses. */
class ManyWritesIT extends EngineChecks {
  private static List<String> events() throws SQLException {
    return database.rows(
        "select action, object, array_to_string(updated_fields, ',') from records.outbox"
            + " order by object, record_id, id");
  }

  private static void manySamples(int count) throws SQLException {
    database.sql(
        "insert into workspace_golden.samples (\"createdAt\", \"updatedAt\", position, whole)"
            + " select now(), now(), 0, 7 from generate_series(1, %d)".formatted(count));
  }

  @Test
  void eachRecordTellsWhatChangedInIt() throws SQLException {
    JsonNode answer =
        database.graphql(
            "mutation { updateCompanies(filter: {employees: {gte: 10}},"
                + " data: {employees: 200, name: \"Zebra\"}) { name employees } }");

    assertThat(answer.at("/data/updateCompanies").toString())
        .isEqualTo(
            "[{\"name\":\"Zebra\",\"employees\":200},{\"name\":\"Zebra\",\"employees\":200}]");
    assertThat(events()).containsExactly("UPDATED|companies|employees,name", "UPDATED|companies|");
  }

  @Test
  void aFilterMayFollowRelations() throws SQLException {
    database.graphql(
        "mutation { updatePeople(filter: {company: {name: {eq: \"apple\"}}},"
            + " data: {city: \"Paris\"}) { id } }");

    assertThat(events()).containsExactly("UPDATED|people|city", "UPDATED|people|city");
  }

  @Test
  void moreThanTheLimitWritesNothing() throws SQLException {
    manySamples(1_001);
    for (String mutation :
        List.of(
            "updateSamples(filter: {whole: {eq: 7}}, data: {whole: 8}) { id }",
            "deleteSamples(filter: {whole: {eq: 7}}) { id }",
            "destroySamples(filter: {whole: {eq: 7}}) { id }")) {
      assertThat(codeOf(database.graphql("mutation { " + mutation + " }")))
          .as(mutation)
          .isEqualTo("LIMIT_EXCEEDED");
    }

    assertThat(events()).isEmpty();
    assertThat(
            database.rows(
                "select count(*) from workspace_golden.samples where whole = 7 and \"deletedAt\" is"
                    + " null"))
        .containsExactly("1001");
  }

  @Test
  void theLimitItselfIsAllowed() throws SQLException {
    manySamples(1_000);

    JsonNode answer =
        database.graphql("mutation { destroySamples(filter: {whole: {eq: 7}}) { id } }");

    assertThat(answer.at("/data/destroySamples")).hasSize(1_000);
    assertThat(database.rows("select count(*) from records.outbox")).containsExactly("1000");
  }

  @Test
  void deletedRecordsAreNotDeletedAgain() throws SQLException {
    JsonNode answer =
        database.graphql(
            "mutation { deleteCompanies(filter: {deletedAt: {is: NOT_NULL}}) { id } }");

    assertThat(answer.at("/data/deleteCompanies")).isEmpty();
    assertThat(events()).isEmpty();
  }

  @Test
  void restoringSeesDeletedOnesOnly() throws SQLException {
    JsonNode answer =
        database.graphql("mutation { restoreCompanies(filter: {}) { name deletedAt } }");

    assertThat(answer.at("/data/restoreCompanies").toString())
        .isEqualTo("[{\"name\":\"gone\",\"deletedAt\":null}]");
    assertThat(events()).containsExactly("RESTORED|companies|deletedAt");
  }

  @Test
  void restoringWhatIsTakenMeanwhileIsAConflict() throws SQLException {
    database.graphql("mutation { deleteCompanies(filter: {name: {eq: \"apple\"}}) { id } }");
    database.graphql(
        "mutation { createCompany(data: {name: \"b\", domainName: \"https://apple.example\"}) { id"
            + " } }");

    JsonNode answer = database.graphql("mutation { restoreCompanies(filter: {}) { id } }");

    assertThat(codeOf(answer)).isEqualTo("CONFLICT");
  }

  @Test
  void destroyingSeesBothAndFollowsRelations() throws SQLException {
    JsonNode answer =
        database.graphql(
            "mutation { destroyCompanies(filter: {name: {in: [\"apple\", \"gone\"]}})"
                + " { name people { city } } }");

    assertThat(answer.at("/data/destroyCompanies").toString())
        .isEqualTo(
            "[{\"name\":\"apple\",\"people\":[{\"city\":\"London\"},{\"city\":null}]},"
                + "{\"name\":\"gone\",\"people\":[{\"city\":null}]}]");
    assertThat(events())
        .containsExactly(
            "DESTROYED|companies|",
            "DESTROYED|companies|",
            "DESTROYED|noteTargets|",
            "UPDATED|opportunities|companyId",
            "UPDATED|people|companyId",
            "UPDATED|people|companyId",
            "UPDATED|people|companyId",
            "UPDATED|tags|companies");
  }

  @Test
  void concurrentChangesOfTheSameRecordsAllHappen() throws SQLException {
    List<CompletableFuture<JsonNode>> running =
        List.of("1", "2", "3", "4", "5", "6").stream()
            .map(
                whole ->
                    CompletableFuture.supplyAsync(
                        () ->
                            database.graphql(
                                "mutation { updateSamples(filter: {position: {gte: 0}},"
                                    + " data: {whole: %s}) { id } }".formatted(whole))))
            .toList();

    assertThat(running).allSatisfy(one -> assertThat(one.join().has("errors")).isFalse());
    assertThat(database.rows("select count(*) from records.outbox")).containsExactly("18");
  }

  @Test
  void aRowThatStoppedMatchingWhileItWasWaitedForIsLeftAlone() throws SQLException {
    List<CompletableFuture<JsonNode>> running =
        List.of(1, 2, 3, 4).stream()
            .map(
                n ->
                    CompletableFuture.supplyAsync(
                        () ->
                            database.graphql(
                                "mutation { updateSamples(filter: {text: {eq: \"one\"}},"
                                    + " data: {text: \"taken\"}) { id } }")))
            .toList();

    assertThat(running.stream().mapToInt(one -> one.join().at("/data/updateSamples").size()).sum())
        .isEqualTo(1);
    assertThat(events()).containsExactly("UPDATED|samples|text");
  }

  @Test
  void targetsOfMorphRelationsMustExist() throws SQLException {
    String nowhere = UUID.randomUUID().toString();
    for (String mutation :
        List.of(
            "createNoteTarget(data: {targetCompanyId: \"%s\"}) { id }",
            "createNoteTargets(data: [{targetPersonId: \"00000000-0000-4000-8000-000000000021\"},"
                + " {targetCompanyId: \"%s\"}]) { id }",
            "updateNoteTarget(id: \"00000000-0000-4000-8000-000000000041\","
                + " data: {targetCompanyId: \"%s\"}) { id }",
            "updateNoteTargets(filter: {}, data: {targetCompanyId: \"%s\"}) { id }")) {
      JsonNode answer = database.graphql("mutation { " + mutation.formatted(nowhere) + " }");

      assertThat(codeOf(answer)).as(mutation).isEqualTo("BAD_USER_INPUT");
      assertThat(answer.at("/errors/0/message").asText())
          .isEqualTo("targetCompanyId must be the id of a record that exists");
      assertThat(answer.at("/errors/0/extensions/field").asText()).isEqualTo("targetCompanyId");
    }
    assertThat(events()).isEmpty();
  }

  @Test
  void nothingReferredToIsDestroyedBehindAWriter() throws SQLException {
    for (int round = 0; round < 10; round++) {
      String company = UUID.randomUUID().toString();
      database.graphql(
          "mutation { createCompany(data: {id: \"%s\", name: \"x\"}) { id } }".formatted(company));
      CompletableFuture<JsonNode> destroyed =
          CompletableFuture.supplyAsync(
              () ->
                  database.graphql(
                      "mutation { destroyCompany(id: \"%s\") { id } }".formatted(company)));
      List<CompletableFuture<JsonNode>> referring =
          List.of(1, 2, 3).stream()
              .map(
                  n ->
                      CompletableFuture.supplyAsync(
                          () ->
                              database.graphql(
                                  "mutation { createNoteTarget(data: {targetCompanyId: \"%s\"}) { id } }"
                                      .formatted(company))))
              .toList();
      destroyed.join();
      referring.forEach(CompletableFuture::join);
    }

    assertThat(
            database.rows(
                "select count(*) from workspace_golden.\"noteTargets\" n"
                    + " where \"targetObject\" = 'companies' and not exists"
                    + " (select from workspace_golden.companies c where c.id = n.\"targetId\")"))
        .containsExactly("0");
  }
}
