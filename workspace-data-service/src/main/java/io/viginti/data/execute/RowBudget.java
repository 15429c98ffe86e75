package io.viginti.data.execute;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Row;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one request may read, those of every level together.
 *
 * <p>A statement that fits with the most rows it could bring runs at once, beside others. One that
 * does not waits until the others have brought theirs and then runs alone, limited to one row more
 * than is left. So what is too much is noticed by a single row, however many lists a request has
 * and however long they are.
 *
 * <p>Safe for use by several threads; statements are started outside of the lock.
 */
public final class RowBudget {
  private final long most;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long read;
  private long promised;
  private int running;

  /**
   * A statement that wants to run.
   *
   * @param rows the most it brings
   */
  private record Waiting(
      long rows, LongFunction<Future<List<Row>>> statement, Promise<List<Row>> done) {}

  /** One that may, with its limit. */
  private record Started(Waiting asked, long limit) {}

  public RowBudget(long most) {
    this.most = most;
  }

  /** Whether so many rows more could be too many. */
  synchronized boolean mayExceed(long rows) {
    return rows > most - read;
  }

  /**
   * Runs a statement when there is room for its rows.
   *
   * @param rows the most it brings
   * @param statement takes the limit of its rows
   * @return fails with LIMIT_EXCEEDED when the budget is spent
   */
  Future<List<Row>> spend(long rows, LongFunction<Future<List<Row>>> statement) {
    Promise<List<Row>> done = Promise.promise();
    synchronized (this) {
      waiting.add(new Waiting(rows, statement, done));
    }
    startNext();
    return done.future();
  }

  /** How many rows were read, to go {@link #back} to. */
  synchronized long mark() {
    return read;
  }

  /** Forgets the rows of an attempt that came to nothing. */
  synchronized void back(long mark) {
    read = mark;
  }

  private void startNext() {
    for (Started next = next(); next != null; next = next()) {
      run(next);
    }
  }

  private synchronized @Nullable Started next() {
    Waiting first = waiting.peek();
    long left = most - read - promised;
    if (first == null || running > 0 && first.rows() > left) {
      return null;
    }
    waiting.remove();
    running++;
    long limit = Math.min(first.rows(), Math.max(0, left) + 1);
    promised += limit;
    return new Started(first, limit);
  }

  private void run(Started started) {
    if (isExceeded()) {
      refuse(started, exceeded());
      return;
    }
    Future<List<Row>> result;
    try {
      result = started.asked().statement().apply(started.limit());
    } catch (RuntimeException refused) {
      refuse(started, refused);
      return;
    }
    result.onComplete(
        rows -> {
          settle(started, rows.succeeded() ? rows.result().size() : 0);
          if (rows.failed()) {
            started.asked().done().fail(rows.cause());
          } else if (isExceeded()) {
            started.asked().done().fail(exceeded());
          } else {
            started.asked().done().complete(rows.result());
          }
          startNext();
        });
  }

  /** What waits behind it is for the loop that started it: a call for each would nest too deep. */
  private void refuse(Started started, Throwable reason) {
    settle(started, 0);
    started.asked().done().fail(reason);
  }

  private synchronized void settle(Started started, int rows) {
    running--;
    promised -= started.limit();
    read += rows;
  }

  private synchronized boolean isExceeded() {
    return read > most;
  }

  private synchronized VigintiException exceeded() {
    return VigintiException.limit("rows of an answer", most, read);
  }
}
