package io.viginti.auth.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Failures.Rule RULE =
      new Failures.Rule(
          3,
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          new Failures.Forgetting.Together(Duration.ofHours(24)));
  private static final Failures.Rule SHARED =
      new Failures.Rule(
          3,
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          new Failures.Forgetting.OneByOne(Duration.ofMinutes(5)));

  @Test
  void theFirstAreFree() {
    assertThat(failures(2, NOW).waitLeft(RULE, NOW)).isZero();
  }

  @Test
  void eachFurtherWaitsTwiceAsLong() {
    assertThat(failures(3, NOW).waitLeft(RULE, NOW)).isEqualTo(Duration.ofSeconds(30));
    assertThat(failures(4, NOW).waitLeft(RULE, NOW)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void noWaitIsLongerThanTheLongest() {
    assertThat(failures(1_000_000, NOW).waitLeft(RULE, NOW)).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void theWaitPasses() {
    Failures failures = failures(3, NOW);
    assertThat(failures.waitLeft(RULE, NOW.plusSeconds(29))).isEqualTo(Duration.ofSeconds(1));
    assertThat(failures.waitLeft(RULE, NOW.plusSeconds(31))).isZero();
  }

  @Test
  void oldOnesAreForgotten() {
    Failures old = failures(50, NOW.minus(Duration.ofHours(25)));
    assertThat(old.waitLeft(RULE, NOW)).isZero();
    assertThat(old.next(RULE, NOW)).isEqualTo(failures(1, NOW));
    assertThat(failures(5, NOW).next(RULE, NOW)).isEqualTo(failures(6, NOW));
  }

  @Test
  void thoseOfManyPeopleAreForgottenOneByOne() {
    Failures failures = failures(5, NOW);
    assertThat(failures.at(SHARED, NOW.plusSeconds(299)).count()).isEqualTo(5);
    assertThat(failures.at(SHARED, NOW.plusSeconds(301)).count()).isEqualTo(4);
    assertThat(failures.at(SHARED, NOW.plusSeconds(3_000)))
        .isEqualTo(Failures.none(NOW.plusSeconds(3_000)));
  }

  @Test
  void furtherOnesDoNotPutOffTheForgetting() {
    Failures failures = failures(1, NOW);
    for (int second = 60; second <= 600; second += 60) {
      failures = failures.next(SHARED, NOW.plusSeconds(second));
    }
    assertThat(failures.count()).isEqualTo(1 + 10 - 2);
  }

  @Test
  void whatWasRightIsTakenOff() {
    assertThat(failures(3, NOW).withoutOne().waitLeft(SHARED, NOW)).isZero();
    assertThat(Failures.none(NOW).withoutOne()).isEqualTo(Failures.none(NOW));
  }

  private static Failures failures(int count, Instant at) {
    return new Failures(count, at, at);
  }
}
