package io.viginti.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "application/json | true",
        "Application/JSON; charset=\"UTF-8\" | true",
        "application/json; charset=utf-16 | false",
        "text/plain | false",
        "application/jsonp | false",
        "none | false",
      })
  void knowsJsonBodies(String contentType, boolean expected) {
    assertThat(JsonBody.isType(contentType)).isEqualTo(expected);
  }
}
