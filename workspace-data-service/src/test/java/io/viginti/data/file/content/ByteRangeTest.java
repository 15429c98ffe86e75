package io.viginti.data.file.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 0, 4",
    "bytes=4-, 4, 6",
    "bytes=9-99, 9, 1",
    "bytes=-3, 7, 3",
    "bytes=-99, 0, 10"
  })
  void isAPart(String header, long from, long length) {
    assertThat(ByteRange.of(header, 10)).isEqualTo(new ByteRange.Part(from, length));
  }

  @ParameterizedTest
  @CsvSource({"bytes=10-", "bytes=10-12", "bytes=-0"})
  void isOutOfReach(String header) {
    assertThat(ByteRange.of(header, 10)).isEqualTo(new ByteRange.OutOfReach());
  }

  @ParameterizedTest
  @CsvSource(
      value = {"null", "bytes=-", "bytes=5-4", "bytes=0-1;2-3", "lines=0-1", "bytes=a-b"},
      nullValues = "null")
  void isEverythingWhereItIsNotUnderstood(String header) {
    assertThat(ByteRange.of(header, 10)).isEqualTo(new ByteRange.Whole());
  }

  @ParameterizedTest
  @CsvSource({"bytes=0-", "bytes=-1"})
  void ofAnEmptyFileNothingCanBeHad(String header) {
    assertThat(ByteRange.of(header, 0)).isEqualTo(new ByteRange.OutOfReach());
  }
}
