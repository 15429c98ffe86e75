package io.viginti.data.execute;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.viginti.platform.error.VigintiException;
import org.jspecify.annotations.Nullable;

/**
 * What a request with an {@code Idempotency-Key} has written so far. Every root field that writes
 * keeps its outcome in the transaction of the change; a repeat finds it there and does not write
 * again.
 */
public interface Ledger {
  /** Runs nothing but this request, which loses it when it loses the key. */
  SqlConnection connection();

  /**
   * The outcome of an earlier run.
   *
   * @param place of the root field in its operation
   */
  @Nullable Buffer find(int place);

  /** Keeps an outcome; the connection is in the transaction of the change. */
  Future<Void> keep(int place, Buffer outcome);

  /** A root field was not written. */
  void failed(VigintiException error);
}
