package io.viginti.auth.lockout;

import java.time.Duration;
import java.time.Instant;

/**
 * The wrong guesses of an account or an address.
 *
 * @param count of those that are not forgotten, as of {@code easedAt}
 * @param lastAt of the latest
 * @param easedAt until when forgetting has been worked out
 */
record Failures(int count, Instant lastAt, Instant easedAt) {
  /**
   * When they make one wait, and for how long.
   *
   * @param free wrong guesses without a wait
   */
  record Rule(int free, Duration firstWait, Duration longestWait, Forgetting forgetting) {}

  /** How they are forgotten. */
  sealed interface Forgetting {
    /** All of them, so long after the latest. */
    record Together(Duration after) implements Forgetting {}

    /** One each such time: where many people share a count, it never comes to rest. */
    record OneByOne(Duration each) implements Forgetting {}
  }

  /** Of whom nothing is known. */
  static Failures none(Instant now) {
    return new Failures(0, now, now);
  }

  /** Those that are not forgotten at {@code now}. */
  Failures at(Rule rule, Instant now) {
    return switch (rule.forgetting()) {
      case Forgetting.Together(Duration after) ->
          lastAt.plus(after).isBefore(now) ? none(now) : this;
      case Forgetting.OneByOne(Duration each) -> {
        long forgotten = Math.max(0, Duration.between(easedAt, now).dividedBy(each));
        yield forgotten >= count
            ? none(now)
            : new Failures(
                (int) (count - forgotten), lastAt, easedAt.plus(each.multipliedBy(forgotten)));
      }
    };
  }

  /** How long it is from {@code now} until the next guess is judged; zero for at once. */
  Duration waitLeft(Rule rule, Instant now) {
    int above = at(rule, now).count() - rule.free();
    if (above < 0) {
      return Duration.ZERO;
    }
    Duration wait = rule.firstWait().multipliedBy(1L << Math.min(above, 20));
    Duration bounded = wait.compareTo(rule.longestWait()) > 0 ? rule.longestWait() : wait;
    Duration left = Duration.between(now, lastAt.plus(bounded));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** With one more. */
  Failures next(Rule rule, Instant now) {
    Failures before = at(rule, now);
    return new Failures(before.count() + 1, now, before.easedAt());
  }

  /** With one less: what was counted before it was judged was right. */
  Failures withoutOne() {
    return new Failures(Math.max(0, count - 1), lastAt, easedAt);
  }
}
