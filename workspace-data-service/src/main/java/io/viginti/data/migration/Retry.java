package io.viginti.data.migration;

import io.viginti.platform.error.VigintiException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Repeats what lost a race for a lock, with jitter, for a bounded time. */
final class Retry {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int SHORTEST_PAUSE_MS = 20;
  private static final int LONGEST_PAUSE_MS = 120;

  /** lock_not_available, deadlock_detected, serialization_failure. */
  private static final Set<String> LOST_RACES = Set.of("55P03", "40P01", "40001");

  private Retry() {}

  /** Something that talks to PostgreSQL. */
  interface Work<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  static <T extends @Nullable Object> T retrying(Work<T> work) throws SQLException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      try {
        return work.run();
      } catch (SQLException e) {
        if (!LOST_RACES.contains(String.valueOf(e.getSQLState()))) {
          throw e;
        }
        if (System.nanoTime() > deadline) {
          throw VigintiException.unavailable("A lock on the workspace's tables");
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw VigintiException.unavailable("The migration of the workspace");
    }
  }
}
