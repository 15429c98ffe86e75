package io.viginti.data.idempotency;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.viginti.data.execute.Ledger;
import io.viginti.platform.error.VigintiException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ledger of one run of a key's request. */
final class KeyedLedger implements Ledger {
  private final IdempotencyStore store;
  private final SqlConnection connection;
  private final IdempotencyKey key;
  private final Map<Integer, Buffer> outcomes;
  private boolean isFinal = true;

  KeyedLedger(
      IdempotencyStore store,
      SqlConnection connection,
      IdempotencyKey key,
      Map<Integer, Buffer> outcomes) {
    this.store = store;
    this.connection = connection;
    this.key = key;
    this.outcomes = Map.copyOf(outcomes);
  }

  @Override
  public SqlConnection connection() {
    return connection;
  }

  @Override
  public @Nullable Buffer find(int place) {
    return outcomes.get(place);
  }

  @Override
  public Future<Void> keep(int place, Buffer outcome) {
    return store.keep(connection, key, place, outcome);
  }

  @Override
  public void failed(VigintiException error) {
    isFinal &=
        switch (error.code()) {
          case UNAVAILABLE, INTERNAL, RATE_LIMITED, SCHEMA_CHANGED, UNAUTHENTICATED -> false;
          case FORBIDDEN,
              NOT_FOUND,
              BAD_USER_INPUT,
              CONFLICT,
              UNIQUE_VIOLATION,
              LIMIT_EXCEEDED,
              QUERY_TOO_COMPLEX ->
              true;
        };
  }

  /** Whether the answer holds for every repeat; otherwise a repeat may get further. */
  boolean isFinal() {
    return isFinal;
  }
}
