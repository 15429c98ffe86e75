package io.viginti.data.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrigramsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%abc%", "a%", "%a b%", "%ab", "ab", "%ab c%", "%ab-%", "%é1ö%", "%\\%abc", "\\a%"
      })
  void threeCharactersWithTheBlanksAroundAWordAreOne(String pattern) {
    assertThat(Trigrams.areIn(pattern)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "%ab%", "%a%", "%a_b%", "_ab%", "%--%", "%a%b%", "%a", "%\\%%"})
  void shorterStretchesAreNone(String pattern) {
    assertThat(Trigrams.areIn(pattern)).isFalse();
  }
}
