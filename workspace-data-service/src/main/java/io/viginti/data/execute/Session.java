package io.viginti.data.execute;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.viginti.data.link.DownloadLinks;
import io.viginti.data.sql.Bindings;
import io.viginti.data.sql.ReadStatement;
import io.viginti.data.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of one request in its workspace.
 *
 * @param pipelined for short statements; inside a transaction its connection
 * @param transactional for slow statements and transactions; null inside a transaction
 * @param budget rows that the request may read
 * @param cursors of the request's workspace and version
 * @param files links to the workspace's files
 * @param ledger of a request with an Idempotency-Key; null for others and inside a transaction
 */
public record Session(
    String schemaName,
    SqlClient pipelined,
    @Nullable Pool transactional,
    RowBudget budget,
    CursorSeal cursors,
    DownloadLinks files,
    @Nullable Ledger ledger) {
  /** The prepared statement or its plan no longer fits the tables: prepared anew it may. */
  private static final Set<String> STALE = Set.of("0A000", "26000");

  /** Serialization failure and deadlock: nothing was done. */
  private static final Set<String> COLLIDED = Set.of("40001", "40P01");

  private static final int ATTEMPTS = 4;

  Future<RowSet<Row>> run(Statement statement, Bindings bindings) {
    Tuple values = statement.bind(bindings);
    Pool slow = transactional;
    SqlClient client = statement.isSlow() && slow != null ? slow : pipelined;
    return run(client, statement.text(schemaName), values, 1);
  }

  /**
   * Runs a statement that reads, within the budget of the request.
   *
   * @throws io.viginti.platform.error.VigintiException when the request's limit is none
   */
  Future<List<Row>> read(ReadStatement read, Bindings bindings) {
    return budget.spend(
        read.mostRows(bindings),
        most -> run(read.statement(), bindings.withMost(most)).map(Session::list));
  }

  private static List<Row> list(RowSet<Row> result) {
    List<Row> rows = new ArrayList<>(result.size());
    result.forEach(rows::add);
    return rows;
  }

  private Future<RowSet<Row>> run(SqlClient client, String text, Tuple values, int attempt) {
    Future<RowSet<Row>> result = client.preparedQuery(text).execute(values);
    if (transactional == null) {
      return result; // a failed statement has ended the transaction
    }
    return result.recover(
        failure -> {
          String state = failure instanceof PgException e ? String.valueOf(e.getSqlState()) : "";
          if (STALE.contains(state) && attempt == 1) {
            // another text is another prepared statement
            return run(client, text + " ", values, attempt + 1);
          }
          return COLLIDED.contains(state) && attempt < ATTEMPTS
              ? run(client, text, values, attempt + 1)
              : Future.failedFuture(failure);
        });
  }

  /** Runs work in a transaction, again from the start when it collided with another. */
  <T> Future<T> inTransaction(Function<Session, Future<T>> work) {
    Pool pool = transactional;
    return pool == null ? work.apply(this) : inTransaction(pool, work, 1);
  }

  private <T> Future<T> inTransaction(Pool pool, Function<Session, Future<T>> work, int attempt) {
    long mark = budget.mark();
    return pool.<T>withTransaction(connection -> work.apply(inside(connection)))
        .recover(
            failure -> {
              budget.back(mark);
              return isWorthRepeating(failure, attempt)
                  ? inTransaction(pool, work, attempt + 1)
                  : Future.failedFuture(failure);
            });
  }

  /** The same on a given connection that is in no transaction. */
  <T> Future<T> inTransaction(SqlConnection connection, Function<Session, Future<T>> work) {
    return inTransaction(connection, work, 1);
  }

  private <T> Future<T> inTransaction(
      SqlConnection connection, Function<Session, Future<T>> work, int attempt) {
    long mark = budget.mark();
    return connection
        .begin()
        .compose(
            transaction ->
                work.apply(inside(connection))
                    .compose(
                        result -> transaction.commit().map(done -> result),
                        failure ->
                            transaction
                                .rollback()
                                .transform(over -> Future.<T>failedFuture(failure))))
        .recover(
            failure -> {
              budget.back(mark);
              return isWorthRepeating(failure, attempt)
                  ? inTransaction(connection, work, attempt + 1)
                  : Future.failedFuture(failure);
            });
  }

  private Session inside(SqlConnection connection) {
    return new Session(schemaName, connection, null, budget, cursors, files, null);
  }

  private static boolean isWorthRepeating(Throwable failure, int attempt) {
    if (attempt < ATTEMPTS && failure instanceof PgException e) {
      String state = String.valueOf(e.getSqlState());
      return COLLIDED.contains(state) || STALE.contains(state);
    }
    return false;
  }
}
