package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Links of many to many relations: what is kept, what each side is told, what goes with a record.
 */
class LinksIT extends EngineChecks {
  private static final String APPLE = "00000000-0000-4000-8000-000000000011";
  private static final String ZEBRA = "00000000-0000-4000-8000-000000000012";
  private static final String HOT = "00000000-0000-4000-8000-000000000071";
  private static final String COLD = "00000000-0000-4000-8000-000000000072";

  private static JsonNode run(String query) {
    JsonNode answer = database.graphql(query);
    assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
    return answer.path("data");
  }

  private static List<String> events() throws SQLException {
    return database.rows(
        "select action, coalesce(after, before) ->> 'name', array_to_string(updated_fields, ',')"
            + " from records.outbox order by object, record_id, id");
  }

  private static List<String> links() throws SQLException {
    return database.rows(
        "select c.name, t.name from workspace_golden.companies_tags l"
            + " join workspace_golden.companies c on c.id = \"sourceId\""
            + " join workspace_golden.tags t on t.id = \"targetId\" order by 1, 2");
  }

  @Test
  void bothSidesAreToldOfWhatChangedAndNobodyElse() throws SQLException {
    run(
        "mutation { updateCompany(id: \"%s\", data: {name: \"pear\", tags: {connect: [{id: \"%s\"}, {id: \"%s\"}]}}) { id } }"
            .formatted(APPLE, HOT, COLD));

    assertThat(events()).containsExactly("UPDATED|pear|name,tags", "UPDATED|cold|companies");
    assertThat(links()).contains("pear|cold", "pear|hot");
  }

  @Test
  void aLinkThatIsThereAlreadyIsNoNews() throws SQLException {
    run(
        "mutation { updateCompany(id: \"%s\", data: {tags: {connect: [{id: \"%s\"}]}}) { id } }"
            .formatted(APPLE, HOT));

    assertThat(events()).containsExactly("UPDATED|apple|");
  }

  @Test
  void aNewVersionComesWithEveryLink() throws SQLException {
    List<String> before = versions();
    run(
        "mutation { updateCompany(id: \"%s\", data: {tags: {set: [{id: \"%s\"}]}}) { id } }"
            .formatted(APPLE, COLD));

    assertThat(versions()).doesNotContainAnyElementsOf(before);
    assertThat(
            database.rows(
                "select o.occurred_at = t.\"updatedAt\", (o.before ->> 'updatedAt')::timestamptz < t.\"updatedAt\""
                    + " from records.outbox o join workspace_golden.tags t on t.id = o.record_id"))
        .containsExactly("t|t", "t|t");
  }

  private static List<String> versions() throws SQLException {
    return database.rows(
        "select name, \"updatedAt\" from workspace_golden.tags where name in ('hot', 'cold')");
  }

  @Test
  void newRecordsAreLinkedEachToItsOwn() throws SQLException {
    run(
        "mutation { createCompanies(data: [{name: \"a\", tags: {connect: [{id: \"%s\"}, {id: \"%s\"}]}}, {name: \"b\"}, {name: \"c\", tags: {set: [{id: \"%s\"}]}}]) { id } }"
            .formatted(HOT, COLD, HOT));

    assertThat(links())
        .contains("a|cold", "a|hot", "c|hot")
        .noneMatch(link -> link.startsWith("b"));
    assertThat(events())
        .containsExactlyInAnyOrder(
            "CREATED|a|",
            "CREATED|b|",
            "CREATED|c|",
            "UPDATED|hot|companies",
            "UPDATED|cold|companies");
  }

  @Test
  void anUpsertLinksWhatItCreatesAndWhatItFinds() throws SQLException {
    run(
        ("mutation { createCompanies(upsert: true, data: [{id: \"%s\", name: \"apple\", tags: {set: [{id: \"%s\"}]}},"
                + " {id: \"%s\", name: \"Zebra\", tags: {connect: [{id: \"%s\"}], disconnect: [{id: \"%s\"}]}},"
                + " {name: \"new\", tags: {connect: [{id: \"%s\"}]}}]) { id } }")
            .formatted(APPLE, COLD, ZEBRA, COLD, HOT, HOT));

    assertThat(links())
        .containsExactlyInAnyOrder("apple|cold", "Zebra|cold", "gone|hot", "new|hot");
    assertThat(events())
        .contains("UPDATED|apple|tags", "UPDATED|Zebra|tags", "CREATED|new|")
        .filteredOn(event -> event.contains("cold"))
        .containsExactly("UPDATED|cold|companies");
  }

  @Test
  void anUpdateThatFindsNobodyLinksNobody() throws SQLException {
    List<String> before = links();
    database.graphql(
        "mutation { updateCompany(id: \"%s\", data: {tags: {connect: [{id: \"%s\"}]}}, ifUpdatedAt: \"2020-01-01T00:00:00Z\") { id } }"
            .formatted(APPLE, COLD));
    database.graphql(
        "mutation { updateCompany(id: \"00000000-0000-4000-8000-00000000dead\", data: {tags: {connect: [{id: \"%s\"}]}}) { id } }"
            .formatted(COLD));

    assertThat(links()).isEqualTo(before);
    assertThat(events()).isEmpty();
  }

  @Test
  void allThatAFilterChoosesAreLinked() throws SQLException {
    run(
        "mutation { updateCompanies(filter: {employees: {gt: 0}}, data: {tags: {set: [{id: \"%s\"}]}}) { id } }"
            .formatted(COLD));

    assertThat(links()).containsExactly("apple|cold", "gone|hot", "Zebra|cold");
    assertThat(events())
        .containsExactlyInAnyOrder(
            "UPDATED|apple|tags",
            "UPDATED|Zebra|tags",
            "UPDATED|hot|companies",
            "UPDATED|cold|companies");
  }

  @Test
  void aRecordLinkedToItselfIsWrittenOnce() throws SQLException {
    run(
        "mutation { updateCompany(id: \"%s\", data: {partners: {connect: [{id: \"%s\"}, {id: \"%s\"}]}}) { partners { name } partnerOf { name } } }"
            .formatted(APPLE, APPLE, ZEBRA));

    assertThat(events())
        .containsExactly("UPDATED|apple|partnerOf,partners", "UPDATED|Zebra|partnerOf");
  }

  @Test
  void linksGoWithEitherRecord() throws SQLException {
    run("mutation { destroyTag(id: \"%s\") { name companies { name } } }".formatted(HOT));

    assertThat(links()).containsExactly("Zebra|cold");
    assertThat(events())
        .containsExactlyInAnyOrder(
            "DESTROYED|hot|", "UPDATED|apple|tags", "UPDATED|Zebra|tags", "UPDATED|gone|tags");
  }

  @Test
  void recordsDestroyedTogetherAreNotToldOfEachOther() throws SQLException {
    run(
        "mutation { updateCompany(id: \"%s\", data: {partners: {connect: [{id: \"%s\"}]}}) { id } }"
            .formatted(APPLE, ZEBRA));
    database.sql("truncate records.outbox");
    run(
        "mutation { destroyCompanies(filter: {id: {in: [\"%s\", \"%s\"]}}) { id } }"
            .formatted(APPLE, ZEBRA));

    assertThat(events())
        .filteredOn(event -> event.contains("apple") || event.contains("Zebra"))
        .allMatch(event -> event.startsWith("DESTROYED"));
  }

  @Test
  void linkersInOppositeOrderDoNotLoseALink() throws SQLException {
    List<CompletableFuture<JsonNode>> running = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String first = i % 2 == 0 ? HOT : COLD;
      String second = i % 2 == 0 ? COLD : HOT;
      running.add(
          CompletableFuture.supplyAsync(
              () ->
                  run(
                      "mutation { createCompany(data: {name: \"crowd\", tags: {connect: [{id: \"%s\"}, {id: \"%s\"}]}}) { id } }"
                          .formatted(first, second))));
    }
    running.forEach(CompletableFuture::join);

    assertThat(links()).filteredOn(link -> link.startsWith("crowd")).hasSize(20);
  }

  @Test
  void theHolderOfAOneToOneRelationIsFreeAgainWhenTheOtherIsDeleted() throws SQLException {
    run("mutation { deleteBadge(id: \"00000000-0000-4000-8000-000000000081\") { id } }");
    JsonNode answer =
        run(
            "mutation { updateBadge(id: \"00000000-0000-4000-8000-000000000082\", data: {holderId: \"00000000-0000-4000-8000-000000000021\"}) { holder { badge { code } } } }");

    assertThat(answer.at("/updateBadge/holder/badge/code").asText()).isEqualTo("B-2");
    JsonNode refused =
        database.graphql(
            "mutation { restoreBadge(id: \"00000000-0000-4000-8000-000000000081\") { id } }");
    assertThat(refused.at("/errors/0/extensions/code").asText()).isEqualTo("CONFLICT");
  }

  @Test
  void aDeletedOtherSideIsSeenWhereTheFilterAsksForIt() {
    run("mutation { deleteBadge(id: \"00000000-0000-4000-8000-000000000081\") { id } }");
    JsonNode found =
        run(
            "{ people(filter: {badge: {deletedAt: {is: NOT_NULL}}}) { name { firstName } badge { code } } }");

    assertThat(found.at("/people").toString())
        .isEqualTo("[{\"name\":{\"firstName\":\"Ada\"},\"badge\":null}]");
  }
}
