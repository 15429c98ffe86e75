package io.viginti.data.idempotency;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import io.viginti.data.cluster.Cluster;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Table {@code records.idempotency} of the workspace's own cluster. */
@ApplicationScoped
class IdempotencyStore {
  /** Takes the key when it is free, outdated, or left by a run that is surely over. */
  private static final String CLAIM =
      """
      insert into records.idempotency as i (workspace_id, key, request_hash, claimed_at)
      values ($1, $2, $3, clock_timestamp())
      on conflict (workspace_id, key) do update
        set request_hash = excluded.request_hash, answer = null, claimed_at = excluded.claimed_at
        where i.claimed_at < clock_timestamp() - interval '24 hours'
           or (i.answer is null and i.request_hash = excluded.request_hash
               and i.claimed_at < clock_timestamp() - interval '1 minute')
      returning old.claimed_at is not null
        and old.claimed_at >= clock_timestamp() - interval '24 hours'
      """;

  private static final String READ =
      "select request_hash, answer from records.idempotency where workspace_id = $1 and key = $2";

  /** What became of an attempt to take a key. */
  sealed interface Claim {
    /**
     * The key is the caller's.
     *
     * @param isRepeat an earlier run took it and left no answer
     */
    record Mine(boolean isRepeat) implements Claim {}

    /** It was answered before. */
    record Answered(Buffer answer) implements Claim {}
  }

  Future<Claim> claim(Cluster cluster, UUID workspace, String key, String requestHash) {
    return cluster
        .transactional()
        .preparedQuery(CLAIM)
        .execute(Tuple.of(workspace, key, requestHash))
        .compose(
            rows -> {
              for (Row row : rows) {
                return Future.succeededFuture(new Claim.Mine(row.getBoolean(0)));
              }
              return read(cluster, workspace, key, requestHash);
            });
  }

  private Future<Claim> read(Cluster cluster, UUID workspace, String key, String requestHash) {
    return cluster
        .transactional()
        .preparedQuery(READ)
        .execute(Tuple.of(workspace, key))
        .map(
            rows -> {
              for (Row row : rows) {
                if (!requestHash.equals(row.getString(0))) {
                  throw VigintiException.conflict(
                      "This Idempotency-Key was used for another request");
                }
                Buffer answer = row.getBuffer(1);
                if (answer != null) {
                  return new Claim.Answered(answer);
                }
              }
              throw VigintiException.conflict("A request with this Idempotency-Key is running");
            });
  }

  Future<Void> answer(Cluster cluster, UUID workspace, String key, Buffer answer) {
    return cluster
        .transactional()
        .preparedQuery(
            "update records.idempotency set answer = $3 where workspace_id = $1 and key = $2")
        .execute(Tuple.of(workspace, key, answer))
        .mapEmpty();
  }

  Future<Void> release(Cluster cluster, UUID workspace, String key) {
    return cluster
        .transactional()
        .preparedQuery(
            "delete from records.idempotency"
                + " where workspace_id = $1 and key = $2 and answer is null")
        .execute(Tuple.of(workspace, key))
        .mapEmpty();
  }

  Future<Void> deleteOutdated(Cluster cluster) {
    return cluster
        .transactional()
        .query("delete from records.idempotency where claimed_at < now() - interval '24 hours'")
        .execute()
        .mapEmpty();
  }
}
