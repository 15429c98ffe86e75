package io.viginti.data.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.data.cluster.Cluster;
import io.viginti.data.cluster.ClusterFixture;
import io.viginti.data.engine.EngineContext;
import io.viginti.data.engine.RecordDatabase;
import io.viginti.data.engine.WorkspaceDatabase;
import io.viginti.data.version.OpenWorkspace.Opened;
import io.viginti.platform.caller.Caller;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key writes once, also when its run is killed between a commit and the stored answer. */
class RunOnceIT {
  private static final String APPLE = "00000000-0000-4000-8000-000000000011";
  private static final String CREATE =
      "mutation { createCompany(data: {name: \"once\"}) { id name } }";
  private static final String WAITING =
      "select pid from pg_stat_activity where usename = 'data' and wait_event = 'PgSleep'";
  private static final Vertx VERTX = Vertx.vertx();
  private static RecordDatabase database;
  private static Cluster cluster;

  private final RunOnce once = new RunOnce(new IdempotencyStore());

  @BeforeAll
  static void start(@TempDir Path directory) throws SQLException, IOException {
    database = new RecordDatabase(directory);
    cluster = ClusterFixture.cluster(VERTX, database.url(), "data-password");
  }

  @AfterAll
  static void stop() {
    VERTX.close();
    database.close();
  }

  @BeforeEach
  void seed() throws SQLException, IOException {
    database.reset();
  }

  private static Opened opened(UUID principal) {
    EngineContext context = database.context();
    Caller caller =
        new Caller(
            Caller.Kind.USER, principal, null, RecordDatabase.WORKSPACE, principal, null, "Ada");
    return new Opened(
        new SchemaVersion(RecordDatabase.WORKSPACE, 1, "shape", "everything", "main"),
        cluster,
        new EngineContext(
            new WorkspaceDatabase(
                RecordDatabase.WORKSPACE,
                RecordDatabase.SCHEMA,
                cluster.transactional(),
                cluster.transactional()),
            context.catalog(),
            context.schemaVersion(),
            context.shapeHash(),
            context.access(),
            caller,
            "request-1",
            null,
            null,
            false));
  }

  private CompletableFuture<String> begin(String key, String mutation) {
    return begin(RecordDatabase.MEMBER, key, mutation);
  }

  private CompletableFuture<String> begin(UUID principal, String key, String mutation) {
    Future<Buffer> answer =
        once.run(
            opened(principal),
            key,
            Buffer.buffer(mutation),
            keyed -> database.engine().graphql(keyed.engine(), mutation, null, null));
    return answer.map(Buffer::toString).toCompletionStage().toCompletableFuture();
  }

  private String run(String key, String mutation) throws Exception {
    return begin(key, mutation).get(30, TimeUnit.SECONDS);
  }

  private static String count(String name) throws SQLException {
    return database
        .rows("select count(*) from workspace_golden.companies where name = '" + name + "'")
        .getFirst();
  }

  @Test
  void nestedRecordsAreCreatedOnce() throws Exception {
    String nested =
        "mutation { createPerson(data: {company: {create: {name: \"nested once\"}}}) { company { name } } }";

    assertThat(run("nested", nested)).isEqualTo(run("nested", nested)).contains("nested once");
    assertThat(count("nested once")).isEqualTo("1");
  }

  /** Rows that fit the condition cannot be written: whoever tries waits until it is killed. */
  private static void stall(String table, String event, String condition) throws SQLException {
    database.sql(
        "create or replace function records.stall() returns trigger language plpgsql as"
            + " $$ begin perform pg_sleep(600); return new; end $$",
        "create trigger stall before %s on records.%s for each row when (%s)"
                .formatted(event, table, condition)
            + " execute function records.stall()");
  }

  private static void awaitStall() throws SQLException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (database.rows(WAITING).isEmpty()) {
      assertThat(System.nanoTime()).as("the run never came to the kill").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** Kills the run that waits, as the death of its process would. */
  private static void kill(CompletableFuture<String> running) throws Exception {
    awaitStall();
    database.rows("select pg_terminate_backend(pid) from (" + WAITING + ") as w");
    running.handle((answer, failure) -> "").get(30, TimeUnit.SECONDS);
    database.sql(
        "drop trigger if exists stall on records.idempotency",
        "drop trigger if exists stall on records.idempotency_outcome");
  }

  @Test
  void aRepeatGetsTheAnswerAndWritesNothing() throws Exception {
    String first = run("k", CREATE);

    assertThat(run("k", CREATE)).isEqualTo(first);
    assertThat(count("once")).isEqualTo("1");
  }

  @Test
  void aRunKilledBetweenCommitAndAnswerIsNotWrittenAgain() throws Exception {
    stall("idempotency", "update", "new.answer is not null");
    kill(begin("k", CREATE));
    assertThat(count("once")).as("it was committed").isEqualTo("1");

    String repeat = run("k", CREATE);

    String id =
        database.rows("select id from workspace_golden.companies where name = 'once'").getFirst();
    assertThat(repeat)
        .isEqualTo("{\"data\":{\"createCompany\":{\"id\":\"" + id + "\",\"name\":\"once\"}}}");
    assertThat(count("once")).isEqualTo("1");
    assertThat(database.rows("select count(*) from records.outbox")).containsExactly("1");
    assertThat(run("k", CREATE)).isEqualTo(repeat);
  }

  @Test
  void aRepeatGoesOnWhereTheRunWasKilled() throws Exception {
    String mutation =
        "mutation { a: createCompany(data: {name: \"a\"}) { name }"
            + " b: destroyCompany(id: \"%s\") { name people { city } }".formatted(APPLE)
            + " c: createCompany(data: {name: \"c\"}) { name } }";
    stall("idempotency_outcome", "insert", "new.place = 2");
    kill(begin("k", mutation));
    assertThat(count("c")).as("its transaction never ended").isEqualTo("0");

    String repeat = run("k", mutation);

    assertThat(repeat)
        .isEqualTo(
            "{\"data\":{\"a\":{\"name\":\"a\"},"
                + "\"b\":{\"name\":\"apple\",\"people\":[{\"city\":\"London\"},{\"city\":null}]},"
                + "\"c\":{\"name\":\"c\"}}}");
    assertThat(count("a")).isEqualTo("1");
    assertThat(count("c")).isEqualTo("1");
  }

  @Test
  void aRunThatWroteNothingLeavesTheKeyFree() throws Exception {
    stall("idempotency_outcome", "insert", "true");
    kill(begin("k", CREATE));

    assertThat(run("k", CREATE)).contains("once");
    assertThat(count("once")).isEqualTo("1");
  }

  @Test
  void theSameKeyTwiceAtATimeIsAConflict() throws Exception {
    stall("idempotency_outcome", "insert", "true");
    CompletableFuture<String> running = begin("k", CREATE);
    awaitStall();

    assertThatThrownBy(() -> run("k", CREATE))
        .hasMessageContaining("A request with this Idempotency-Key is running");

    kill(running);
  }

  @Test
  void aKeyIsOfOneRequest() throws Exception {
    run("k", CREATE);

    assertThatThrownBy(() -> run("k", CREATE + " "))
        .hasMessageContaining("was used for another request");
  }

  @Test
  void aKeyIsOfOnePrincipal() throws Exception {
    run("k", CREATE);
    begin(UUID.randomUUID(), "k", CREATE).get(30, TimeUnit.SECONDS);

    assertThat(count("once")).isEqualTo("2");
  }

  @Test
  void aRefusalIsTheAnswerToo() throws Exception {
    String missing =
        "mutation { updateCompany(id: \"%s\", data: {name: \"x\"}) { id } }"
            .formatted(new UUID(1, 1));
    String first = run("k", missing);
    assertThat(first).contains("NOT_FOUND");

    assertThat(run("k", missing)).isEqualTo(first);
  }
}
