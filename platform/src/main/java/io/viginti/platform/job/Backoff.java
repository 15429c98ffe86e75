package io.viginti.platform.job;

import java.time.Duration;

/** When a failed job is tried again. */
final class Backoff {
  private static final int LONGEST_SHIFT = 12;

  private Backoff() {}

  /** Wait after attempt {@code attempt} (from 1): the first wait, doubled with each attempt. */
  static Duration after(int attempt, Duration first) {
    return first.multipliedBy(1L << Math.clamp(attempt - 1, 0, LONGEST_SHIFT));
  }
}
