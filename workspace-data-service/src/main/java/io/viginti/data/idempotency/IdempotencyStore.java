package io.viginti.data.idempotency;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import io.viginti.data.cluster.Cluster;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables {@code records.idempotency} and its outcomes on the workspace's own cluster. */
@ApplicationScoped
class IdempotencyStore {
  private static final String FORGET_OUTDATED =
      """
      delete from records.idempotency
      where workspace_id = $1 and key = $2 and claimed_at < clock_timestamp() - interval '24 hours'
      """;

  private static final String CLAIM =
      """
      insert into records.idempotency as i (workspace_id, key, request_hash, access, claimed_at)
      values ($1, $2, $3, $4, clock_timestamp())
      on conflict (workspace_id, key) do update set access = excluded.access
      where i.answer is null and not exists (
        select from records.idempotency_outcome o
        where o.workspace_id = i.workspace_id and o.key = i.key)
      """;

  private static final String READ =
      """
      select i.request_hash, i.answer, o.place, o.outcome, i.access
      from records.idempotency i
      left join records.idempotency_outcome o using (workspace_id, key)
      where workspace_id = $1 and key = $2
      """;

  private static final String RELEASE =
      """
      delete from records.idempotency i
      where workspace_id = $1 and key = $2 and answer is null and not exists (
        select from records.idempotency_outcome o
        where o.workspace_id = i.workspace_id and o.key = i.key)
      """;

  /**
   * What is known of a key.
   *
   * @param access hash of the access under which its request wrote something or was answered
   * @param answer null when its request has not been answered
   * @param outcomes of root fields, by their place
   */
  record Known(
      String requestHash, String access, @Nullable Buffer answer, Map<Integer, Buffer> outcomes) {}

  /** Whether the key's request runs nowhere else; it does not until the session ends it. */
  Future<Boolean> lock(SqlClient session, IdempotencyKey key) {
    return session
        .preparedQuery("select pg_try_advisory_lock($1)")
        .execute(Tuple.of(key.lock()))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  Future<Void> unlock(SqlClient session, IdempotencyKey key) {
    return session
        .preparedQuery("select pg_advisory_unlock($1)")
        .execute(Tuple.of(key.lock()))
        .mapEmpty();
  }

  /**
   * Takes the key where it is free and tells what is known of it.
   *
   * @param access hash of the caller's
   */
  Future<Known> claim(SqlClient session, IdempotencyKey key, String access) {
    return run(session, FORGET_OUTDATED, key)
        .compose(
            done ->
                session
                    .preparedQuery(CLAIM)
                    .execute(Tuple.of(key.workspace(), key.key(), key.requestHash(), access)))
        .compose(done -> run(session, READ, key))
        .map(IdempotencyStore::known);
  }

  private static Known known(RowSet<Row> rows) {
    Map<Integer, Buffer> outcomes = new HashMap<>();
    String hash = "";
    String access = "";
    Buffer answer = null;
    for (Row row : rows) {
      hash = row.getString(0);
      answer = row.getBuffer(1);
      access = row.getString(4);
      Integer place = row.getInteger(2);
      if (place != null) {
        outcomes.put(place, row.getBuffer(3));
      }
    }
    return new Known(hash, access, answer, outcomes);
  }

  Future<Void> keep(SqlClient transaction, IdempotencyKey key, int place, Buffer outcome) {
    return transaction
        .preparedQuery(
            "insert into records.idempotency_outcome (workspace_id, key, place, outcome)"
                + " values ($1, $2, $3, $4)")
        .execute(Tuple.of(key.workspace(), key.key(), place, outcome))
        .mapEmpty();
  }

  Future<Void> answer(SqlClient session, IdempotencyKey key, Buffer answer) {
    return session
        .preparedQuery(
            "update records.idempotency set answer = $3 where workspace_id = $1 and key = $2")
        .execute(Tuple.of(key.workspace(), key.key(), answer))
        .mapEmpty();
  }

  /** Frees the key of a request that wrote nothing. */
  Future<Void> release(SqlClient session, IdempotencyKey key) {
    return run(session, RELEASE, key).mapEmpty();
  }

  private static Future<RowSet<Row>> run(SqlClient session, String sql, IdempotencyKey key) {
    return session.preparedQuery(sql).execute(Tuple.of(key.workspace(), key.key()));
  }

  Future<Void> deleteOutdated(Cluster cluster) {
    return cluster
        .transactional()
        .query("delete from records.idempotency where claimed_at < now() - interval '24 hours'")
        .execute()
        .mapEmpty();
  }
}
