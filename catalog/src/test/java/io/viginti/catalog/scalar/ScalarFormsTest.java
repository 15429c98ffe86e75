package io.viginti.catalog.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarFormsTest {
  @Test
  void readsAnyOffsetToTheMicrosecond() {
    assertThat(ScalarForms.dateTime("2026-01-31T10:30:00.1234567+02:00"))
        .isEqualTo(Instant.parse("2026-01-31T08:30:00.123456Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31",
        "2026-01-31T10:30Z",
        "2026-02-30T10:30:00Z",
        "2026-01-31T10:30:00",
        "9999-12-31T23:59:59-12:00",
        "0000-01-01T00:00:00Z",
        "2026-01-31T24:00:01Z",
        ""
      })
  void refusesOtherDateTimes(String text) {
    assertThatThrownBy(() -> ScalarForms.dateTime(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "26-01-01", "2026-1-1", "0000-01-01", "+10000-01-01", ""})
  void refusesOtherDates(String text) {
    assertThatThrownBy(() -> ScalarForms.date(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsDecimals() {
    assertThat(ScalarForms.bigFloat("-12.50")).isEqualTo(new BigDecimal("-12.50"));
    assertThat(ScalarForms.bigFloat("1e3")).isEqualByComparingTo("1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e200000", "1e-20000", "NaN", "Infinity", "0x10", "1_000", " 1", "", "."})
  void refusesNumbersThatPostgresCannotHold(String text) {
    assertThatThrownBy(() -> ScalarForms.bigFloat(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-1-1-1-1", "", "01900000-0000-7000-8000-00000000000g", "x"})
  void refusesOtherIds(String text) {
    assertThatThrownBy(() -> ScalarForms.id(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
