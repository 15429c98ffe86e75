package io.viginti.devstack.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
public final class Await {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Await() {}

  /** Answers whether the condition came true in time. */
  public static boolean until(BooleanSupplier condition, Duration atMost) {
    return until(condition, atMost, PAUSE);
  }

  /** The same, for a condition that costs something: it is asked again after the pause. */
  public static boolean until(BooleanSupplier condition, Duration atMost, Duration pause) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause(pause);
    }
    return true;
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
