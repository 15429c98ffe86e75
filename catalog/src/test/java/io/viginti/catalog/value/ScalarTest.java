package io.viginti.catalog.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.catalog.EnumType;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarTest {
  private static Object read(Scalar scalar, String json) {
    Scalar.Reading reading = scalar.read(JsonText.parse(json), EnumType.NONE);
    return reading.value() == null ? "fault" : reading.value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "TEXT|1",
        "TEXT|[\"a\"]",
        "ID|\"nope\"",
        "ID|\"6ba7b810-9dad-11d1-80b4-00c04fd430c\"",
        "ID|7",
        "INT|2147483648",
        "INT|1.5",
        "INT|\"1\"",
        "INT|true",
        "BIG_INT|9223372036854775808",
        "BIG_INT|\"1.5\"",
        "FLOAT|\"1\"",
        "FLOAT|1e999",
        "DECIMAL|\"NaN\"",
        "DECIMAL|\"0x10\"",
        "DECIMAL|1e9999",
        "DECIMAL|\" 1\"",
        "DECIMAL|\"1e-2000\"",
        "BOOLEAN|\"true\"",
        "BOOLEAN|0",
        "DATE|\"2026-02-30\"",
        "DATE|\"0000-01-01\"",
        "DATE|\"2026-1-1\"",
        "DATE|\"infinity\"",
        "DATE_TIME|\"2026-01-31\"",
        "DATE_TIME|\"2026-01-31T12:00:00\"",
        "DATE_TIME|\"2026-01-31T25:00:00Z\"",
        "DATE_TIME|\"2026-01-31T12:00:60Z\"",
        "DATE_TIME|\"0001-01-01T00:00:00+01:00\"",
        "DATE_TIME|\"now\"",
        "DATE_TIME|0",
        "POSITION|\"middle\"",
        "TEXT_LIST|[1]",
        "TEXT_LIST|[null]",
        "JSON_TEXT_LIST|[\"a\", 1]",
        "JSON_TEXT_LIST|\"a\"",
        "LINK_ITEMS|[{\"label\": \"x\"}]",
        "LINK_ITEMS|[{\"url\": \"http://x\", \"more\": \"\"}]",
        "FILE_ITEMS|[{\"fileId\": \"x\"}]"
      })
  void refusesWhatItIsNot(Scalar scalar, String json) {
    assertThat(read(scalar, json)).isEqualTo("fault");
  }

  @Test
  void readsWhatItIs() {
    assertThat(read(Scalar.ID, "\"6BA7B810-9DAD-11D1-80B4-00C04FD430C8\""))
        .isEqualTo(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
    assertThat(read(Scalar.INT, "5.0")).isEqualTo(5);
    assertThat(read(Scalar.BIG_INT, "\"-9223372036854775808\"")).isEqualTo(Long.MIN_VALUE);
    assertThat(read(Scalar.DECIMAL, "1e3")).isEqualTo("1000");
    assertThat(read(Scalar.DECIMAL, "\"1.10\"")).isEqualTo("1.10");
    assertThat(read(Scalar.DATE, "\"2024-02-29\"")).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(read(Scalar.DATE_TIME, "\"2026-01-31t12:00:00.123456789-01:30\""))
        .isEqualTo(OffsetDateTime.parse("2026-01-31T13:30:00.123456Z"));
    assertThat(read(Scalar.POSITION, "\"last\"")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(read(Scalar.JSON, "{\"a\": 1.10}")).isEqualTo("{\"a\":1.10}");
    assertThat((String[]) read(Scalar.TEXT_LIST, "\"one\"")).containsExactly("one");
  }
}
