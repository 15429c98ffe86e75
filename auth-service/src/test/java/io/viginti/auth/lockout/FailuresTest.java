package io.viginti.auth.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Failures.Rule RULE =
      new Failures.Rule(3, Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofHours(24));

  @Test
  void theFirstAreFree() {
    assertThat(new Failures(2, NOW).waitLeft(RULE, NOW)).isZero();
  }

  @Test
  void eachFurtherWaitsTwiceAsLong() {
    assertThat(new Failures(3, NOW).waitLeft(RULE, NOW)).isEqualTo(Duration.ofSeconds(30));
    assertThat(new Failures(4, NOW).waitLeft(RULE, NOW)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void noWaitIsLongerThanTheLongest() {
    assertThat(new Failures(1_000_000, NOW).waitLeft(RULE, NOW)).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void theWaitPasses() {
    Failures failures = new Failures(3, NOW);
    assertThat(failures.waitLeft(RULE, NOW.plusSeconds(29))).isEqualTo(Duration.ofSeconds(1));
    assertThat(failures.waitLeft(RULE, NOW.plusSeconds(31))).isZero();
  }

  @Test
  void oldOnesAreForgotten() {
    Failures old = new Failures(50, NOW.minus(Duration.ofHours(25)));
    assertThat(old.waitLeft(RULE, NOW)).isZero();
    assertThat(old.next(RULE, NOW)).isEqualTo(new Failures(1, NOW));
    assertThat(new Failures(5, NOW).next(RULE, NOW)).isEqualTo(new Failures(6, NOW));
  }
}
