package io.viginti.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void doublesFromTheFirstWait() {
    Duration first = Duration.ofSeconds(2);
    assertThat(Backoff.after(1, first)).isEqualTo(Duration.ofSeconds(2));
    assertThat(Backoff.after(2, first)).isEqualTo(Duration.ofSeconds(4));
    assertThat(Backoff.after(3, first)).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void doesNotOverflow() {
    assertThat(Backoff.after(10_000, Duration.ofSeconds(2))).isPositive();
  }
}
