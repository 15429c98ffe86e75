package io.viginti.platform.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.Topics;
import io.viginti.platform.event.CurrentTransaction;
import io.viginti.platform.event.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code jobs}. Every change of a row and its {@code job.changed} are one transaction.
 */
@ApplicationScoped
class JobStore {
  private static final String INSERT =
      "insert into jobs (id, kind, workspace_id, payload, run_after, created_at) values"
          + " (cast(cast($1 as text) as uuid), cast($2 as text), cast(cast($3 as text) as uuid),"
          + " cast(cast($4 as text) as jsonb), cast(cast($5 as text) as timestamptz),"
          + " cast(cast($6 as text) as timestamptz))";
  private static final String CLAIM =
      "update jobs set state = 'RUNNING', attempt = attempt + 1, progress = 0,"
          + " lease_owner = $1, lease_until = clock_timestamp() + $2 * interval '1 millisecond',"
          + " revision = revision + 1";
  private static final String IS_DUE =
      "state in ('WAITING', 'RETRYING') and run_after <= clock_timestamp()";
  private static final String IS_ABANDONED =
      "state = 'RUNNING' and lease_until < clock_timestamp()";
  private static final String RETURNING = " returning " + JobRow.COLUMNS;

  private final Pool pool;
  private final Outbox outbox;
  private final Instance<CurrentTransaction> transaction;
  private final ObjectMapper json;
  private final String service;

  @Inject
  JobStore(
      Pool pool,
      Outbox outbox,
      Instance<CurrentTransaction> transaction,
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.application.name", defaultValue = "service") String service) {
    this.pool = pool;
    this.outbox = outbox;
    this.transaction = transaction;
    this.json = json;
    this.service = service;
  }

  /** In the current transaction when there is one. */
  Uni<JobRow> insert(
      String kind,
      @Nullable UUID workspaceId,
      JsonNode payload,
      Instant createdAt,
      Instant runAfter) {
    JobRow row = waiting(UUID.randomUUID(), kind, workspaceId, payload, createdAt, runAfter);
    if (transaction.isResolvable() && transaction.get().isOpen()) {
      return transaction
          .get()
          .execute(INSERT, values(row))
          .chain(() -> outbox.add(Topics.JOB, key(row), changed(row)))
          .chain(() -> outbox.add(Topics.jobsOf(service), row.id().toString(), wake(row)))
          .replaceWith(row);
    }
    return insertAlone(row, INSERT).replaceWith(row);
  }

  /** Does nothing when there is a job of that id. */
  Uni<Void> insertOnce(
      UUID id, String kind, UUID workspaceId, JsonNode payload, Instant createdAt) {
    return insertAlone(
        waiting(id, kind, workspaceId, payload, createdAt, createdAt),
        INSERT + " on conflict (id) do nothing");
  }

  private Uni<Void> insertAlone(JobRow row, String statement) {
    return pool.withTransaction(
            connection ->
                connection
                    .preparedQuery(statement)
                    .execute(Tuple.from(values(row)))
                    .chain(
                        inserted ->
                            inserted.rowCount() == 0
                                ? Uni.createFrom().voidItem()
                                : publish(connection, row)
                                    .chain(
                                        () ->
                                            outbox.add(
                                                connection,
                                                Topics.jobsOf(service),
                                                row.id().toString(),
                                                wake(row)))))
        .invoke(outbox::wake);
  }

  private static JobRow waiting(
      UUID id,
      String kind,
      @Nullable UUID workspaceId,
      JsonNode payload,
      Instant createdAt,
      Instant runAfter) {
    return new JobRow(
        id, kind, workspaceId, payload, "WAITING", 0, 0, null, runAfter, createdAt, false, 1);
  }

  private static List<@Nullable String> values(JobRow row) {
    List<@Nullable String> values = new ArrayList<>();
    values.add(row.id().toString());
    values.add(row.kind());
    values.add(row.workspaceId() == null ? null : row.workspaceId().toString());
    values.add(row.payload().toString());
    values.add(row.runAfter().toString());
    values.add(row.createdAt().toString());
    return values;
  }

  Uni<Optional<JobRow>> find(UUID id) {
    return pool.preparedQuery("select " + JobRow.COLUMNS + " from jobs where id = $1")
        .execute(Tuple.of(id))
        .map(rows -> rows(rows).stream().findFirst());
  }

  /** Empty when it is not due, not there, or another instance was faster. */
  Uni<Optional<JobRow>> claim(UUID id, String owner, Duration lease) {
    return change(
            CLAIM + " where id = $3 and " + IS_DUE + RETURNING,
            Tuple.of(owner, lease.toMillis(), id))
        .map(rows -> rows.stream().findFirst());
  }

  /** Due jobs, and running ones whose instance is gone and that have attempts left. */
  Uni<List<JobRow>> claimDue(String owner, Duration lease, int attempts, int limit) {
    return change(
        CLAIM
            + " where id in (select id from jobs where ("
            + IS_DUE
            + ") or ("
            + IS_ABANDONED
            + " and attempt < $3 and not is_cancel_requested)"
            + " order by run_after limit $4 for update skip locked)"
            + RETURNING,
        Tuple.of(owner, lease.toMillis(), attempts, limit));
  }

  /** Ends what was abandoned at its last attempt, or after a wish to cancel. */
  Uni<List<JobRow>> endAbandoned(int attempts) {
    return change(
        "update jobs set state = case when is_cancel_requested then 'CANCELLED' else 'FAILED' end,"
            + " error = case when is_cancel_requested then error"
            + " else 'The instance that ran the job went away' end,"
            + " lease_owner = null, lease_until = null, revision = revision + 1"
            + " where id in (select id from jobs where "
            + IS_ABANDONED
            + " and (attempt >= $1 or is_cancel_requested) limit 100 for update skip locked)"
            + RETURNING,
        Tuple.of(attempts));
  }

  /** Empty when the job is not this owner's any more. */
  Uni<Optional<Boolean>> renew(UUID id, String owner, Duration lease) {
    return pool.preparedQuery(
            "update jobs set lease_until = clock_timestamp() + $3 * interval '1 millisecond'"
                + " where id = $1 and lease_owner = $2 and state = 'RUNNING'"
                + " returning is_cancel_requested")
        .execute(Tuple.of(id, owner, lease.toMillis()))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(rows.iterator().next().getBoolean(0)));
  }

  Uni<Optional<JobRow>> progress(UUID id, String owner, int percent) {
    return change(
            "update jobs set progress = $3, revision = revision + 1"
                + " where id = $1 and lease_owner = $2 and state = 'RUNNING'"
                + RETURNING,
            Tuple.of(id, owner, percent))
        .map(rows -> rows.stream().findFirst());
  }

  /**
   * Leaves RUNNING; changes nothing when the job is not this owner's any more.
   *
   * @param wait until the next attempt, of RETRYING
   */
  Uni<Optional<JobRow>> end(
      UUID id, String owner, String state, @Nullable String error, Duration wait) {
    return change(
            "update jobs set state = $3, error = $4,"
                + " progress = case when $3 = 'SUCCEEDED' then 100 else progress end,"
                + " run_after = case when $3 = 'RETRYING'"
                + " then clock_timestamp() + $5 * interval '1 millisecond' else run_after end,"
                + " lease_owner = null, lease_until = null, revision = revision + 1"
                + " where id = $1 and lease_owner = $2 and state = 'RUNNING'"
                + RETURNING,
            Tuple.of(id, owner, state, error, wait.toMillis()))
        .map(rows -> rows.stream().findFirst());
  }

  /** Ends a waiting job at once, asks a running one to stop; others stay as they are. */
  Uni<Optional<JobRow>> cancel(UUID id) {
    return change(
            "update jobs set is_cancel_requested = true, revision = revision + 1,"
                + " state = case when state = 'RUNNING' then state else 'CANCELLED' end"
                + " where id = $1 and state in ('WAITING', 'RETRYING', 'RUNNING')"
                + RETURNING,
            Tuple.of(id))
        .map(rows -> rows.stream().findFirst());
  }

  /** A failed or cancelled job starts anew. */
  Uni<Optional<JobRow>> retry(UUID id) {
    return change(
            "update jobs set state = 'WAITING', attempt = 0, progress = 0, error = null,"
                + " is_cancel_requested = false, run_after = clock_timestamp(),"
                + " revision = revision + 1 where id = $1 and state in ('FAILED', 'CANCELLED')"
                + RETURNING,
            Tuple.of(id))
        .map(rows -> rows.stream().findFirst());
  }

  Uni<Void> purge(UUID workspaceId) {
    return pool.preparedQuery("delete from jobs where workspace_id = $1")
        .execute(Tuple.of(workspaceId))
        .replaceWithVoid();
  }

  private Uni<List<JobRow>> change(String sql, Tuple values) {
    return pool.withTransaction(
            connection ->
                connection
                    .preparedQuery(sql)
                    .execute(values)
                    .map(this::rows)
                    .call(
                        rows ->
                            Multi.createFrom()
                                .iterable(rows)
                                .onItem()
                                .transformToUniAndConcatenate(row -> publish(connection, row))
                                .collect()
                                .last()))
        .invoke(
            rows -> {
              if (!rows.isEmpty()) {
                outbox.wake();
              }
            });
  }

  /** {@code job.changed}; a failed job goes to the dead-letter topic too. */
  private Uni<Void> publish(SqlConnection connection, JobRow row) {
    Uni<Void> told = outbox.add(connection, Topics.JOB, key(row), changed(row));
    return row.state().equals("FAILED")
        ? told.chain(
            () ->
                outbox.add(
                    connection,
                    Topics.jobsOf(service) + ".dlt",
                    row.id().toString(),
                    outbox.event(
                        "job.failed", row.id().toString(), row.workspaceId(), row.change(service))))
        : told;
  }

  private CloudEvent changed(JobRow row) {
    return outbox.event("job.changed", row.id().toString(), row.workspaceId(), row.change(service));
  }

  private CloudEvent wake(JobRow row) {
    return outbox.event("job.wake", row.id().toString(), row.workspaceId(), Map.of("id", row.id()));
  }

  private static String key(JobRow row) {
    return (row.workspaceId() == null ? row.id() : row.workspaceId()).toString();
  }

  private List<JobRow> rows(RowSet<Row> found) {
    List<JobRow> rows = new ArrayList<>();
    found.forEach(row -> rows.add(JobRow.of(row, json)));
    return rows;
  }
}
