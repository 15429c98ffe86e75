package io.viginti.platform.news;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Says whether the link is fresh: an echo that came back proves all news up to the moment it was
 * sent. Time is monotonic and runs on while the process is stopped, so one that wakes is stale at
 * once.
 */
final class EchoClock {
  private final LongSupplier nanoTime;
  private final long stale;
  private volatile long provedUntil;
  private volatile boolean isProved;

  EchoClock(Duration stale, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.stale = stale.toNanos();
  }

  /** When an echo is sent now. */
  long now() {
    return nanoTime.getAsLong();
  }

  /** The echo that was sent at {@code sentAt} came back through the subscription. */
  void proved(long sentAt) {
    if (!isProved || sentAt - provedUntil > 0) {
      provedUntil = sentAt;
      isProved = true;
    }
  }

  /** The subscription ended: nothing is proved until the next echo. */
  void lost() {
    isProved = false;
  }

  boolean isFresh() {
    return isProved && nanoTime.getAsLong() - provedUntil < stale;
  }
}
