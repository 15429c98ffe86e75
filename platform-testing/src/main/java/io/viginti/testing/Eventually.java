package io.viginti.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Awaits a condition, for at most 40 s. */
public final class Eventually {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private Eventually() {}

  public static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + LIMIT + ": " + what);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
