package io.viginti.platform.idempotency;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.viginti.platform.vault.Sealed;
import io.viginti.platform.vault.SealedColumn;
import io.viginti.platform.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Table {@code request_keys}. */
@ApplicationScoped
class RequestKeyStore {
  private static final String CLAIM =
      """
      insert into request_keys as k (key, request_hash, claimed_at, running_until)
      values ($1, $2, clock_timestamp(), clock_timestamp() + $3::bigint * interval '1 ms')
      on conflict (key) do update set request_hash = excluded.request_hash,
        claimed_at = excluded.claimed_at, running_until = excluded.running_until,
        wrote = false, answer = null, answer_key = null
      where k.claimed_at < clock_timestamp() - interval '24 hours'
        or (k.answer is null and not k.wrote and k.running_until < clock_timestamp()
          and k.request_hash = excluded.request_hash)
      returning key
      """;

  private static final String READ =
      """
      select request_hash, running_until > clock_timestamp() as running, answer, answer_key
      from request_keys where key = $1
      """;

  /** Of a request that wrote any answer, since it must not write again. */
  private static final String KEEP =
      """
      update request_keys set answer = $2, answer_key = $3 where key = $1 and (wrote or $4)
      """;

  private static final String RELEASE =
      "delete from request_keys where key = $1 and answer is null";

  private static final String RELEASE_UNWRITTEN = RELEASE + " and not wrote";

  private final Pool pool;
  private final Vault vault;

  RequestKeyStore(Pool pool, Vault vault) {
    this.pool = pool;
    this.vault = vault;
  }

  @Produces
  @Singleton
  static SealedColumn sealed() {
    return SealedColumn.of("request_keys", "key", "answer", "answer_key", RequestKeyStore::context);
  }

  /**
   * What is known of a key that somebody has claimed.
   *
   * @param answer null when its request has not been answered
   */
  record Known(String requestHash, boolean isRunning, byte @Nullable [] answer) {}

  /** Whether the key was free, or was left by a request that wrote nothing. */
  Uni<Boolean> claim(RequestKey key, Duration lease) {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(key.digest(), key.requestHash(), lease.toMillis()))
        .map(rows -> rows.size() > 0);
  }

  /** One that was released just now is as good as running. */
  Uni<Known> load(RequestKey key) {
    return pool.preparedQuery(READ)
        .execute(Tuple.of(key.digest()))
        .map(rows -> rows.size() == 0 ? RELEASED : known(key, rows.iterator().next()));
  }

  private static final Known RELEASED = new Known("", true, null);

  private Known known(RequestKey key, Row row) {
    var answer = row.getBuffer("answer");
    byte[] open =
        answer == null
            ? null
            : vault.open(
                new Sealed(row.getString("answer_key"), answer.getBytes()), context(key.digest()));
    return new Known(row.getString("request_hash"), row.getBoolean("running"), open);
  }

  /**
   * Keeps the answer; frees the key where it is not final and nothing was written.
   *
   * @param isFinal whether a repeat could not get further
   */
  Uni<Void> answered(RequestKey key, byte[] answer, boolean isFinal) {
    Sealed sealed = vault.seal(answer, context(key.digest()));
    return pool.preparedQuery(KEEP)
        .execute(Tuple.of(key.digest(), Buffer.buffer(sealed.bytes()), sealed.keyId(), isFinal))
        .chain(kept -> kept.rowCount() > 0 ? Uni.createFrom().voidItem() : run(RELEASE, key));
  }

  /** Frees the key of a request that ran to its end and may be made again. */
  Uni<Void> release(RequestKey key) {
    return run(RELEASE, key);
  }

  /** Frees the key of a request of whose end nothing is known, where it wrote nothing. */
  Uni<Void> releaseUnwritten(RequestKey key) {
    return run(RELEASE_UNWRITTEN, key);
  }

  private Uni<Void> run(String sql, RequestKey key) {
    return pool.preparedQuery(sql).execute(Tuple.of(key.digest())).replaceWithVoid();
  }

  Uni<Void> deleteOutdated() {
    return pool.query(
            "delete from request_keys where claimed_at < clock_timestamp() - interval '24 hours'")
        .execute()
        .replaceWithVoid();
  }

  private static byte[] context(String digest) {
    return ("answer of the request " + digest).getBytes(StandardCharsets.UTF_8);
  }
}
