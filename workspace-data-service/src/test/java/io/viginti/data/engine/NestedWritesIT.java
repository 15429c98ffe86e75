package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.mesh.RecordCommand;
import io.viginti.contracts.mesh.RestRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Records that are found or created as a part of writing another: events, rollback, limits. */
class NestedWritesIT extends EngineChecks {
  private static final String ADA = "00000000-0000-4000-8000-000000000021";
  private static final String ODD = "00000000-0000-4000-8000-000000000053";

  private static JsonNode run(String mutation) {
    JsonNode answer = database.graphql("mutation { " + mutation + " }");
    assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
    return answer.path("data");
  }

  private static List<String> events() throws SQLException {
    return database.rows(
        "select action, object, array_to_string(updated_fields, ',') from records.outbox order by id");
  }

  private static List<String> companies() throws SQLException {
    return database.rows("select name from workspace_golden.companies order by name");
  }

  @Test
  void everyRecordHasItsEventWithTheSameActor() throws SQLException {
    run(
        "createOpportunity(data: {name: \"a\", company: {create: {name: \"b\", tags: {create: {name: \"c\"}}}}}) { id }");

    assertThat(events())
        .containsExactlyInAnyOrder(
            "CREATED|tags|",
            "CREATED|companies|",
            "UPDATED|tags|companies",
            "CREATED|opportunities|");
    assertThat(database.rows("select distinct actor ->> 'name' from records.outbox"))
        .containsExactly("Ada Lovelace");
    assertThat(database.rows("select count(distinct xmin::text) from records.outbox"))
        .as("one transaction")
        .containsExactly("1");
  }

  @Test
  void aRelationIsTheFieldThatWasUpdated() throws SQLException {
    run(
        "updatePerson(id: \"%s\", data: {company: {connect: {domainName: \"https://zebra.example\"}}}) { id }"
            .formatted(ADA));

    assertThat(events()).containsExactly("UPDATED|people|companyId");
  }

  @Test
  void nothingIsLeftWhenAnyPartFails() throws SQLException {
    List<String> before = companies();
    for (String mutation :
        List.of(
            // the outer record
            "createBadge(data: {holderId: \"%s\", holder: null}) { id }".formatted(ADA),
            "createPeople(data: [{company: {create: {name: \"new\"}}, emails: {primaryEmail: \"ada@example.com\"}}]) { id }",
            "updatePerson(id: \"%s\", ifUpdatedAt: \"2020-01-01T00:00:00Z\", data: {company: {create: {name: \"new\"}}}) { id }"
                .formatted(ADA),
            "updatePeople(filter: {}, data: {emails: {primaryEmail: \"a@b.example\"}, company: {create: {name: \"new\"}}}) { id }",
            // an inner one
            "createOpportunity(data: {company: {create: {name: \"new\"}}, pointOfContact: {create: {emails: {primaryEmail: \"ada@example.com\"}}}}) { id }",
            "createPeople(upsert: true, data: [{company: {create: {name: \"new\"}}}, {companyId: \"%s\"}]) { id }"
                .formatted(ODD))) {
      JsonNode answer = database.graphql("mutation { " + mutation + " }");

      assertThat(codeOf(answer)).as(mutation).isNotEmpty().isNotEqualTo("INTERNAL");
      assertThat(companies()).as(mutation).isEqualTo(before);
      assertThat(events()).as(mutation).isEmpty();
    }
  }

  @Test
  void whatIsUpsertedMayRelateToANewRecord() throws SQLException {
    run(
        "createPerson(upsert: true, data: {emails: {primaryEmail: \"ada@example.com\"}, company: {create: {name: \"new\"}}}) { id }");

    assertThat(events()).containsExactly("CREATED|companies|", "UPDATED|people|companyId");
  }

  @Test
  void oneRecordIsNotLinkedAndUnlinkedAtOnceHoweverItIsTold() throws SQLException {
    String zebra =
        database
            .rows(
                "select id from workspace_golden.companies where \"domainName\" = 'https://zebra.example'")
            .getFirst();

    JsonNode answer =
        database.graphql(
            "mutation { createCompany(data: {name: \"a\", partners: {connect: {domainName: \"https://zebra.example\"}, disconnect: {id: \"%s\"}}}) { id } }"
                .formatted(zebra));

    assertThat(codeOf(answer)).isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void creationsCountAgainstTheLimitOfRows() throws SQLException {
    String data =
        IntStream.range(0, 501)
            .mapToObj(i -> "{company: {create: {name: \"%d\"}}}".formatted(i))
            .collect(Collectors.joining(" "));
    List<String> before = companies();

    JsonNode answer = database.graphql("mutation { createPeople(data: [" + data + "]) { id } }");

    assertThat(codeOf(answer)).isEqualTo("LIMIT_EXCEEDED");
    assertThat(answer.at("/errors/0/message").asText()).contains("1000").contains("1002");
    assertThat(companies()).isEqualTo(before);
  }

  @Test
  void manyRowsTakeNoMoreStatements() {
    String data =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    "{company: {create: {name: \"%d\", accountOwner: {create: {}}, partners: {connect: {domainName: \"https://apple.example\"}}}}}"
                        .formatted(i))
            .collect(Collectors.joining(" "));
    database.takeStatements();

    run("createPeople(data: [" + data + "]) { id }");

    assertThat(database.takeStatements()).hasSize(4);
  }

  @Test
  void restWritesTheSame() throws SQLException {
    JsonNode answer =
        database.rest(
            new RestRequest(
                RestRequest.Operation.CREATE,
                "people",
                null,
                Map.of("depth", "1"),
                JsonText.parse(
                    "{\"company\": {\"create\": {\"name\": \"rest\"}}, \"emails\": {\"primaryEmail\": \"r@example.com\"}}")));

    assertThat(answer.at("/data/createPerson/company/name").asText()).isEqualTo("rest");
    assertThat(events()).containsExactly("CREATED|companies|", "CREATED|people|");
  }

  @Test
  void aRepeatedCommandOfTheMeshCreatesNothingBesides() {
    RecordCommand command =
        new RecordCommand(
            RecordCommand.Operation.CREATE_IF_ABSENT,
            "person",
            null,
            JsonText.parse(
                "[{\"id\": \"%s\", \"company\": {\"create\": {\"name\": \"a\"}}}]".formatted(ODD)),
            null,
            null,
            null,
            null,
            null);

    assertThatThrownBy(() -> database.command(command)).hasMessageContaining("cannot create");
  }

  /** The look-up holds what it finds: a destruction comes before it, or after the relation. */
  @Test
  void whatIsConnectedIsNotDestroyedMeanwhile() throws SQLException {
    for (int round = 0; round < 10; round++) {
      run(
          "createCompany(data: {name: \"r\", domainName: \"https://round%d.example\"}) { id }"
              .formatted(round));
      String id =
          database
              .rows(
                  "select id from workspace_golden.companies where \"domainName\" = 'https://round%d.example'"
                      .formatted(round))
              .getFirst();
      String connect =
          "mutation { createNoteTarget(data: {targetCompany: {connect: {domainName: \"https://round%d.example\"}}}) { id } }"
              .formatted(round);
      List<CompletableFuture<JsonNode>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        running.add(CompletableFuture.supplyAsync(() -> database.graphql(connect)));
      }
      running.add(
          CompletableFuture.supplyAsync(
              () ->
                  database.graphql(
                      "mutation { destroyCompany(id: \"%s\") { id } }".formatted(id))));
      for (CompletableFuture<JsonNode> one : running) {
        assertThat(codeOf(one.join())).isIn("", "BAD_USER_INPUT");
      }
    }
    assertThat(
            database.rows(
                "select count(*) from workspace_golden.\"noteTargets\" n where \"targetObject\" = 'companies'"
                    + " and not exists (select from workspace_golden.companies c where c.id = n.\"targetId\")"))
        .containsExactly("0");
  }
}
