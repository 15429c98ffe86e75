package io.viginti.system;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what happens elsewhere: asks again until the answer is right or time is up. */
final class Await {
  private Await() {}

  /** The first value that holds, or the last one when none did in time. */
  static <T> T until(Duration atMost, Supplier<T> ask, Predicate<T> holds) {
    Instant end = Instant.now().plus(atMost);
    T value = ask.get();
    while (!holds.test(value) && Instant.now().isBefore(end)) {
      pause(Duration.ofMillis(150));
      value = ask.get();
    }
    return value;
  }

  static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
