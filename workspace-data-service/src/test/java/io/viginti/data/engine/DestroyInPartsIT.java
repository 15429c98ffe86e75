package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.data.execute.DestroyPart.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Destructions of more rows than one transaction may touch: deleted at once, gone part by part. */
class DestroyInPartsIT extends EngineChecks {
  private static final String APPLE = "00000000-0000-4000-8000-000000000011";
  private static final String ROOT_ID = "00000000-0000-0007-0000-000000000000";
  private static final String NEW_SAMPLES =
      "insert into workspace_golden.samples"
          + " (id, \"createdAt\", \"updatedAt\", position, \"parentId\") ";

  private static JsonNode destroy(String what) {
    return database.graphql("mutation { %s { id deletedAt } }".formatted(what));
  }

  /** A tree of {@code rows} records below the first. */
  private static void plant(int rows, String parent) throws SQLException {
    database.sql(
        NEW_SAMPLES
            + "select ('00000000-0000-0007-0000-' || lpad(to_hex(n), 12, '0'))::uuid, now(), now(), n,"
            + " case when n > 0 then ('00000000-0000-0007-0000-' || lpad(to_hex("
            + parent
            + "), 12, '0'))::uuid end from generate_series(0, "
            + rows
            + ") as n");
  }

  private static void hire(int people) throws SQLException {
    database.sql(
        "insert into workspace_golden.people"
            + " (id, \"createdAt\", \"updatedAt\", position, \"companyId\")"
            + " select gen_random_uuid(), now(), now(), n, '"
            + APPLE
            + "' from generate_series(1, "
            + people
            + ") as n");
  }

  private static UUID destruction() throws SQLException {
    return UUID.fromString(
        database.rows("select id from records.destruction where not is_over").getFirst());
  }

  private static Progress part(UUID destruction) throws Exception {
    return begin(destruction).get(30, TimeUnit.SECONDS);
  }

  private static CompletableFuture<Progress> begin(UUID destruction) {
    return database
        .engine()
        .destroyPart(database.context(), destruction)
        .toCompletionStage()
        .toCompletableFuture();
  }

  private static int finish(UUID destruction) throws Exception {
    int parts = 0;
    int percent = 0;
    Progress progress;
    do {
      progress = part(destruction);
      assertThat(progress.percent()).isGreaterThanOrEqualTo(percent);
      percent = progress.percent();
      parts++;
    } while (!progress.isOver());
    assertThat(percent).isEqualTo(100);
    return parts;
  }

  private static List<String> events() throws SQLException {
    return database.rows(
        "select action, object, count(*), count(distinct record_id) from"
            + " (select action, object, record_id from records.outbox union all"
            + " select action, object, record_id from records.bulk_outbox) as e"
            + " group by 1, 2 order by 1, 2");
  }

  private static String count(String table) throws SQLException {
    return database.rows("select count(*) from workspace_golden." + table).getFirst();
  }

  @Test
  void relationsOfThousandsAreClearedEachWithOneEvent() throws Exception {
    hire(5_000);

    JsonNode answer = destroy("destroyCompany(id: \"" + APPLE + "\")");

    assertThat(answer.at("/data/destroyCompany/deletedAt").isTextual()).isTrue();
    assertThat(events()).containsExactly("DELETED|companies|1|1");
    assertThat(
            database
                .graphql("{ companies(filter: {name: {eq: \"apple\"}}) { id } }")
                .at("/data/companies"))
        .isEmpty();

    finish(destruction());

    assertThat(events())
        .containsExactly(
            "DELETED|companies|1|1",
            "DESTROYED|companies|1|1",
            "DESTROYED|noteTargets|1|1",
            "UPDATED|opportunities|1|1",
            "UPDATED|people|5002|5002",
            "UPDATED|tags|1|1");
    assertThat(database.rows("select 1 from workspace_golden.companies where id = '" + APPLE + "'"))
        .isEmpty();
  }

  @Test
  void linksOfThousandsAreCutEachWithOneEvent() throws Exception {
    database.sql(
        "with t as (insert into workspace_golden.tags"
            + " (id, \"createdAt\", \"updatedAt\", position, name)"
            + " select gen_random_uuid(), now(), now(), n, 'tag ' || n"
            + " from generate_series(1, 2500) as n returning id)"
            + " insert into workspace_golden.companies_tags (\"sourceId\", \"targetId\") select '"
            + APPLE
            + "', id from t");

    destroy("destroyCompany(id: \"" + APPLE + "\")");

    assertThat(events()).containsExactly("DELETED|companies|1|1");
    int parts = finish(destruction());

    assertThat(parts).isGreaterThan(3);
    assertThat(events()).contains("DESTROYED|companies|1|1", "UPDATED|tags|2501|2501");
    assertThat(
            database.rows(
                "select 1 from workspace_golden.companies_tags where \"sourceId\" = '"
                    + APPLE
                    + "'"))
        .isEmpty();
  }

  @Test
  void cascadesOfCascadesGoFromTheBottom() throws Exception {
    plant(5_000, "(n - 1) / 3");

    destroy("destroySample(id: \"" + ROOT_ID + "\")");
    int parts = finish(destruction());

    assertThat(parts).isBetween(6, 30);
    assertThat(events()).containsExactly("DELETED|samples|1|1", "DESTROYED|samples|5001|5001");
    assertThat(count("samples")).as("those of the seed").isEqualTo("3");
  }

  @Test
  void aChainOfThousandsGoes() throws Exception {
    plant(2_500, "n - 1");

    destroy("destroySample(id: \"" + ROOT_ID + "\")");
    finish(destruction());

    assertThat(count("samples")).isEqualTo("3");
  }

  @Test
  void aCircleOfThousandsGoes() throws Exception {
    plant(2_500, "n - 1");
    database.sql(
        "update workspace_golden.samples set \"parentId\" ="
            + " ('00000000-0000-0007-0000-' || lpad(to_hex(2500), 12, '0'))::uuid where id = '"
            + ROOT_ID
            + "'");

    destroy("destroySample(id: \"" + ROOT_ID + "\")");
    finish(destruction());

    assertThat(count("samples")).isEqualTo("3");
    assertThat(database.rows("select count(distinct record_id) from records.bulk_outbox"))
        .containsExactly("2501");
  }

  @Test
  void aPartThatIsKilledIsDoneAgain() throws Exception {
    hire(3_000);
    destroy("destroyCompany(id: \"" + APPLE + "\")");
    UUID destruction = destruction();
    part(destruction);
    database.sql(
        "create function records.stall() returns trigger language plpgsql as"
            + " $$ begin perform pg_sleep(600); return new; end $$",
        "create trigger stall before update on records.destruction for each row"
            + " execute function records.stall()");
    CompletableFuture<Progress> running = begin(destruction);
    String waiting =
        "select pid from pg_stat_activity where usename = 'data' and wait_event = 'PgSleep'";
    while (database.rows(waiting).isEmpty()) {
      Thread.onSpinWait();
    }
    database.rows("select pg_terminate_backend(pid) from (" + waiting + ") as w");
    running.handle((part, failure) -> "").get(30, TimeUnit.SECONDS);
    database.sql("drop function records.stall() cascade");

    finish(destruction);

    assertThat(events()).contains("UPDATED|people|3002|3002", "DESTROYED|companies|1|1");
  }

  @Test
  void twoWhoDoThePartsAtATimeShareThem() throws Exception {
    hire(3_000);
    destroy("destroyCompany(id: \"" + APPLE + "\")");
    UUID destruction = destruction();
    List<CompletableFuture<Progress>> parts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      parts.add(begin(destruction));
    }
    for (CompletableFuture<Progress> part : parts) {
      part.get(30, TimeUnit.SECONDS);
    }

    assertThat(part(destruction).isOver()).isTrue();
    assertThat(events()).contains("UPDATED|people|3002|3002", "DESTROYED|companies|1|1");
  }

  private static void awaitWaiting(int many) throws SQLException {
    String waiting =
        "select pid from pg_stat_activity where usename = 'data' and wait_event_type = 'Lock'";
    while (database.rows(waiting).size() < many) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whoBeginsToReferToTheRecordsDuringTheLastPartGoesWithThem() throws Exception {
    hire(1_500);
    destroy("destroyCompany(id: \"" + APPLE + "\")");
    UUID destruction = destruction();
    String left = "select 1 from workspace_golden.people where \"companyId\" = '" + APPLE + "'";
    while (database.rows(left).size() > 900) {
      part(destruction);
    }
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "select 1 from workspace_golden.companies where id = '" + APPLE + "' for key share");
      statement.execute(
          "insert into workspace_golden.\"noteTargets\""
              + " (id, \"createdAt\", \"updatedAt\", position, \"targetObject\", \"targetId\")"
              + " values (gen_random_uuid(), now(), now(), 1, 'companies', '"
              + APPLE
              + "')");
      CompletableFuture<Progress> last = begin(destruction);
      awaitWaiting(1);
      other.commit();
      last.get(30, TimeUnit.SECONDS);
    }
    finish(destruction);

    assertThat(
            database.rows(
                "select 1 from workspace_golden.\"noteTargets\" where \"targetId\" = '"
                    + APPLE
                    + "'"))
        .isEmpty();
    assertThat(events()).contains("DESTROYED|noteTargets|2|2", "DESTROYED|companies|1|1");
  }

  @Test
  void twoWhoDestroyTheSameAtATimeAreBothAnswered() throws Exception {
    hire(1_500);
    List<CompletableFuture<JsonNode>> both = new ArrayList<>();
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "select 1 from workspace_golden.companies where id = '" + APPLE + "' for update");
      for (int i = 0; i < 2; i++) {
        both.add(
            CompletableFuture.supplyAsync(() -> destroy("destroyCompany(id: \"" + APPLE + "\")")));
      }
      awaitWaiting(2);
      other.commit();
    }

    for (CompletableFuture<JsonNode> one : both) {
      assertThat(one.get(30, TimeUnit.SECONDS).at("/data/destroyCompany/id").asText())
          .isEqualTo(APPLE);
    }
    while (!database.rows("select id from records.destruction where not is_over").isEmpty()) {
      finish(destruction());
    }
    assertThat(events())
        .contains("DELETED|companies|1|1", "DESTROYED|companies|1|1", "UPDATED|people|1502|1502");
  }

  @Test
  void nobodyBringsBackWhatIsBeingDestroyed() throws Exception {
    hire(1_500);
    destroy("destroyCompany(id: \"" + APPLE + "\")");

    assertThat(
            codeOf(
                database.graphql(
                    "mutation { restoreCompany(id: \"%s\") { id } }".formatted(APPLE))))
        .isEqualTo("CONFLICT");
    assertThat(
            database
                .graphql(
                    "mutation { restoreCompanies(filter: {id: {eq: \"%s\"}}) { id } }"
                        .formatted(APPLE))
                .at("/data/restoreCompanies"))
        .isEmpty();
    assertThat(
            database
                .graphql(
                    "mutation { createCompany(data: {name: \"apple again\","
                        + " domainName: \"https://apple.example\"}, upsert: true) { id } }")
                .at("/data/createCompany/id")
                .asText())
        .isNotEqualTo(APPLE);
  }

  @Test
  void whoDestroysItAgainJoins() throws Exception {
    hire(1_500);
    destroy("destroyCompany(id: \"" + APPLE + "\")");

    JsonNode again = destroy("destroyCompany(id: \"" + APPLE + "\")");

    assertThat(again.at("/data/destroyCompany/id").asText()).isEqualTo(APPLE);
    assertThat(database.rows("select count(*) from records.destruction")).containsExactly("1");
    finish(destruction());
    assertThat(codeOf(destroy("destroyCompany(id: \"" + APPLE + "\")"))).isEqualTo("NOT_FOUND");
  }

  @Test
  void whatHoldsTheRecordRefusesAtOnce() throws Exception {
    hire(1_500);
    database.graphql(
        "mutation { createSample(data: {text: \"x\", companyId: \"%s\"}) { id } }"
            .formatted(APPLE));

    JsonNode answer = destroy("destroyCompany(id: \"" + APPLE + "\")");

    assertThat(codeOf(answer)).isEqualTo("CONFLICT");
    assertThat(database.rows("select count(*) from records.destruction")).containsExactly("0");
    assertThat(events()).containsExactly("CREATED|samples|1|1");
  }

  @Test
  void anotherWorkspacesDestructionIsNotThere() throws Exception {
    hire(1_500);
    destroy("destroyCompany(id: \"" + APPLE + "\")");
    database.sql(
        "update records.destruction set workspace_id = gen_random_uuid()",
        "update records.destruction_record set workspace_id = gen_random_uuid()");
    UUID theirs = destruction();

    assertThatThrownBy(() -> part(theirs)).hasMessageContaining("destruction");
    assertThat(
            codeOf(
                database.graphql(
                    "mutation { restoreCompany(id: \"%s\") { id } }".formatted(APPLE))))
        .isEmpty();
  }
}
