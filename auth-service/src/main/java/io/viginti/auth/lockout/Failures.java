package io.viginti.auth.lockout;

import java.time.Duration;
import java.time.Instant;

/**
 * The wrong passwords of an account.
 *
 * @param count since they were last forgotten
 * @param lastAt of the latest
 */
record Failures(int count, Instant lastAt) {
  /**
   * When they make one wait, and for how long.
   *
   * @param free wrong passwords without a wait
   */
  record Rule(int free, Duration firstWait, Duration longestWait, Duration forget) {}

  /** How long it is from {@code now} until the next attempt is judged; zero for at once. */
  Duration waitLeft(Rule rule, Instant now) {
    int above = count - rule.free();
    if (above < 0 || isForgotten(rule, now)) {
      return Duration.ZERO;
    }
    Duration wait = rule.firstWait().multipliedBy(1L << Math.min(above, 20));
    Duration bounded = wait.compareTo(rule.longestWait()) > 0 ? rule.longestWait() : wait;
    Duration left = Duration.between(now, lastAt.plus(bounded));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** With one more. */
  Failures next(Rule rule, Instant now) {
    return new Failures(isForgotten(rule, now) ? 1 : count + 1, now);
  }

  private boolean isForgotten(Rule rule, Instant now) {
    return lastAt.plus(rule.forget()).isBefore(now);
  }
}
