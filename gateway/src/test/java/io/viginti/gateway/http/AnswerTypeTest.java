package io.viginti.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none | JSON",
        "'' | JSON",
        "*/* | JSON",
        "application/json | JSON",
        "application/json; charset=utf-8 | JSON",
        "application/graphql-response+json | GRAPHQL_RESPONSE",
        "application/graphql-response+json, application/json;q=0.9 | GRAPHQL_RESPONSE",
        "application/json;q=0.5, application/graphql-response+json;q=0.8 | GRAPHQL_RESPONSE",
        "application/json, multipart/mixed | JSON",
        "text/event-stream | EVENT_STREAM",
        "application/json;q=0, text/event-stream | EVENT_STREAM",
        "text/html,application/xhtml+xml,*/*;q=0.8 | JSON",
        "text/html | none",
        "application/json;q=0 | none",
      })
  void negotiates(String accept, AnswerType expected) {
    assertThat(AnswerType.negotiate(accept)).isEqualTo(expected);
  }
}
