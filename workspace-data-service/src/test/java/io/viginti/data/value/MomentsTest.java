package io.viginti.data.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class MomentsTest {
  @Test
  void momentsHaveAsManyDigitsAsTheyNeed() {
    assertThat(Moments.format(OffsetDateTime.parse("2026-01-02T03:04:05+02:00")))
        .isEqualTo("2026-01-02T01:04:05Z");
    assertThat(Moments.format(OffsetDateTime.parse("0009-01-02T03:04:05.000120Z")))
        .isEqualTo("0009-01-02T03:04:05.00012Z");
  }
}
