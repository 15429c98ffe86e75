package io.viginti.auth.creation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Test
  void doublesUpToTheLongest() {
    assertThat(CreationStore.backoff(0, FIRST, LONGEST)).isEqualTo(FIRST);
    assertThat(CreationStore.backoff(3, FIRST, LONGEST)).isEqualTo(Duration.ofSeconds(8));
    assertThat(CreationStore.backoff(5, FIRST, LONGEST)).isEqualTo(LONGEST);
    assertThat(CreationStore.backoff(1_000, FIRST, LONGEST)).isEqualTo(LONGEST);
  }
}
