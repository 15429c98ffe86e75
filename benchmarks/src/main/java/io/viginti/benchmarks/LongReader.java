package io.viginti.benchmarks;

import io.viginti.devstack.servers.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A transaction that has read a table and stays open for five seconds. */
final class LongReader {
  private LongReader() {}

  /** Returns when the table has been read; the future is done when the transaction has ended. */
  static CompletableFuture<Void> open(EmbeddedPostgres postgres, String table) {
    CountDownLatch open = new CountDownLatch(1);
    CompletableFuture<Void> reading =
        CompletableFuture.runAsync(() -> read(postgres, table, open), Thread::startVirtualThread);
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return reading;
  }

  private static void read(EmbeddedPostgres postgres, String table, CountDownLatch open) {
    try (Connection connection = postgres.connectAsAdmin();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select id from " + table + " limit 1");
      open.countDown();
      statement.execute("select pg_sleep(5)");
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("the reader of " + table, e);
    } finally {
      open.countDown();
    }
  }
}
