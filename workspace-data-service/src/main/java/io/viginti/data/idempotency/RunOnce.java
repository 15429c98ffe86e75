package io.viginti.data.idempotency;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.viginti.data.version.OpenWorkspace.Opened;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Gives the same key the same answer within 24 h, and writes once. */
@ApplicationScoped
public class RunOnce {
  /** 255 of a client, and what the gateway adds to tell the parts of an operation apart. */
  private static final int LONGEST_KEY = 300;

  private final IdempotencyStore store;

  RunOnce(IdempotencyStore store) {
    this.store = store;
  }

  /**
   * @param request what must be the same when the key is the same
   * @param work runs the request in the workspace it is given, whose ledger keeps what it writes
   * @return the answer, or the one the key had before; a failure leaves the key to a repeat
   */
  public Future<Buffer> run(
      Opened opened, String key, Buffer request, Function<Opened, Future<Buffer>> work) {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw VigintiException.badInput("Idempotency-Key must have 1 to 255 characters");
    }
    IdempotencyKey own =
        IdempotencyKey.of(
            opened.version().workspaceId(), opened.engine().caller().principalId(), key, request);
    return opened
        .cluster()
        .transactional()
        .getConnection()
        .compose(
            connection ->
                store
                    .lock(connection, own)
                    .compose(
                        isMine ->
                            isMine
                                ? locked(connection, own, opened, work)
                                : Future.<Buffer>failedFuture(
                                    VigintiException.conflict(
                                        "A request with this Idempotency-Key is running")))
                    .eventually(() -> connection.close()));
  }

  private Future<Buffer> locked(
      SqlConnection connection,
      IdempotencyKey key,
      Opened opened,
      Function<Opened, Future<Buffer>> work) {
    return store
        .claim(connection, key, opened.engine().access().hash())
        .compose(known -> answer(connection, key, known, opened, work))
        .eventually(() -> store.unlock(connection, key));
  }

  private Future<Buffer> answer(
      SqlConnection connection,
      IdempotencyKey key,
      IdempotencyStore.Known known,
      Opened opened,
      Function<Opened, Future<Buffer>> work) {
    if (!known.requestHash().equals(key.requestHash())) {
      return Future.failedFuture(
          VigintiException.conflict("This Idempotency-Key was used for another request"));
    }
    if (!known.access().equals(opened.engine().access().hash())) {
      return Future.failedFuture(
          VigintiException.conflict(
              "The request of this Idempotency-Key ran under other permissions; it is done, but"
                  + " not answered again"));
    }
    if (known.answer() != null) {
      return Future.succeededFuture(known.answer());
    }
    KeyedLedger ledger = new KeyedLedger(store, connection, key, known.outcomes());
    return work.apply(opened.with(ledger))
        .compose(
            answer ->
                (ledger.isFinal()
                        ? store.answer(connection, key, answer)
                        : store.release(connection, key))
                    .map(stored -> answer),
            failure ->
                store.release(connection, key).transform(over -> Future.failedFuture(failure)));
  }
}
