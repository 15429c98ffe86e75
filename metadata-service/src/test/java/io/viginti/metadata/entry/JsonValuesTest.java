package io.viginti.metadata.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonValuesTest {
  @Test
  void wholeNumbersAreIntegersHoweverDeep() {
    var settings =
        JsonValues.ofArgument(
            Map.of(
                "maxLength", new BigDecimal("5.0"), "list", List.of(Map.of("at", BigDecimal.TWO))));

    assertThat(settings.path("maxLength").isIntegralNumber()).isTrue();
    assertThat(settings.at("/list/0/at").isIntegralNumber()).isTrue();
    assertThat(JsonValues.ofArgument(new BigDecimal("1.5")).isIntegralNumber()).isFalse();
  }
}
