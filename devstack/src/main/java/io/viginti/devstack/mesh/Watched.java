package io.viginti.devstack.mesh;

import io.viginti.devstack.process.Child;
import io.viginti.devstack.process.ChildFailed;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A child that is started again whenever it dies, after a pause that doubles while it keeps dying.
 *
 * <pre>
 *   stopped ──start──► running ──dies──► pausing ──► running
 *      ▲                  │                 │
 *      └───────stop───────┴────────stop─────┘
 * </pre>
 */
final class Watched {

  static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration STEADY = Duration.ofSeconds(60);

  private final Child child;
  private final Runnable starter;
  private final Consumer<String> notes;
  private CountDownLatch stopped = new CountDownLatch(0);

  /**
   * @param starter brings the child up; may be called again and again
   * @param notes is told of deaths and restarts
   */
  Watched(Child child, Runnable starter, Consumer<String> notes) {
    this.child = child;
    this.starter = starter;
    this.notes = notes;
  }

  Child child() {
    return child;
  }

  /** Starts the child and keeps it running until {@link #stop()}. */
  synchronized void start() {
    if (stopped.getCount() > 0) {
      return;
    }
    starter.run();
    CountDownLatch mine = new CountDownLatch(1);
    stopped = mine;
    Thread.ofVirtual().name("watch-" + child.name()).start(() -> watch(mine));
  }

  /** Asks the child to end and leaves it so. */
  synchronized void stop() {
    stopped.countDown();
    child.stop();
  }

  private void watch(CountDownLatch mine) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      long started = System.nanoTime();
      child.awaitEnd();
      if (System.nanoTime() - started > STEADY.toNanos()) {
        pause = FIRST_PAUSE;
      }
      if (isStopped(mine, pause)) {
        return;
      }
      notes.accept(child.name() + " has died and is started again; see " + child.spec().log());
      pause = next(pause);
      startAgain(mine);
    }
  }

  private synchronized void startAgain(CountDownLatch mine) {
    if (mine.getCount() == 0) {
      return;
    }
    try {
      starter.run();
    } catch (ChildFailed | UncheckedIOException | IllegalStateException e) {
      notes.accept(child.name() + " did not start: " + e.getMessage());
    }
  }

  static Duration next(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private static boolean isStopped(CountDownLatch mine, Duration pause) {
    try {
      return mine.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
