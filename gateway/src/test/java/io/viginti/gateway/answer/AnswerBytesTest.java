package io.viginti.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viginti.gateway.answer.PartAnswer.Failed;
import io.viginti.gateway.answer.PartAnswer.Ran;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerBytesTest {
  private static final AnswerError AWAY = AnswerError.of(ErrorCode.UNAVAILABLE, "away");

  @Test
  void joinsInTheOrderSelectedAndKeepsBytesAsTheyWere() {
    assertThat(
            merge(
                List.of("b", "a", "c"),
                ran("{\"data\":{\"a\":1.10,\"c\":\"x\\\"}é\"}}"),
                ran("{ \"data\" : { \"b\" : [ {\"d\":[]} , 1e400 ] } }")))
        .isEqualTo("{\"data\":{\"b\":[ {\"d\":[]} , 1e400 ],\"a\":1.10,\"c\":\"x\\\"}é\"}}");
  }

  @Test
  void keepsTheErrorsOfAllParts() {
    assertThat(
            merge(
                List.of("a", "b"),
                ran("{\"errors\":[{\"message\":\"no\",\"path\":[\"a\"]}],\"data\":{\"a\":null}}"),
                ran("{\"data\":{\"b\":2},\"errors\":[{\"message\":\"nor this\"}]}")))
        .isEqualTo(
            "{\"errors\":[{\"message\":\"no\",\"path\":[\"a\"]},{\"message\":\"nor this\"}],"
                + "\"data\":{\"a\":null,\"b\":2}}");
  }

  @Test
  void aPartWhoseDataIsNullNullsAll() {
    assertThat(
            merge(
                List.of("a", "b"),
                ran("{\"data\":{\"a\":1}}"),
                ran("{\"errors\":[{\"message\":\"no\"}],\"data\":null}")))
        .isEqualTo("{\"errors\":[{\"message\":\"no\"}],\"data\":null}");
  }

  @Test
  void aFailedNullableFieldIsNullWithItsPath() {
    assertThat(
            merge(
                List.of("a", "b"),
                ran("{\"data\":{\"a\":1}}"),
                new Failed(List.of(new AnswerField("b", "b", false)), AWAY)))
        .isEqualTo(
            "{\"errors\":[{\"message\":\"away\",\"path\":[\"b\"],"
                + "\"extensions\":{\"code\":\"UNAVAILABLE\",\"requestId\":\"r1\"}}],"
                + "\"data\":{\"a\":1,\"b\":null}}");
  }

  @Test
  void aFailedNonNullFieldNullsData() {
    assertThat(
            merge(
                List.of("a", "b"),
                ran("{\"data\":{\"a\":1}}"),
                new Failed(List.of(new AnswerField("b", "b", true)), AWAY)))
        .endsWith("\"data\":null}");
  }

  @Test
  void errorsNameProblemsAndField() {
    AnswerError error =
        new AnswerError(
            ErrorCode.UNIQUE_VIOLATION,
            "taken \"x\"",
            List.of("a", 0),
            List.of(new AnswerError.Location(1, 2)),
            "domainName",
            List.of(new Problem(List.of("data", 1, "name"), "is required")));

    assertThat(new String(AnswerBytes.errors(List.of(error), "r1"), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"errors\":[{\"message\":\"taken \\\"x\\\"\","
                + "\"locations\":[{\"line\":1,\"column\":2}],\"path\":[\"a\",0],"
                + "\"extensions\":{\"code\":\"UNIQUE_VIOLATION\",\"requestId\":\"r1\","
                + "\"field\":\"domainName\","
                + "\"problems\":[{\"path\":[\"data\",1,\"name\"],\"message\":\"is required\"}]}}]}");
  }

  @Test
  void refusesWhatIsNotJson() {
    assertThatThrownBy(() -> merge(List.of("a"), ran("<html>")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> merge(List.of("a"), ran("{\"data\":{\"a\":\"x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Ran ran(String body) {
    return new Ran(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String merge(List<String> keys, PartAnswer... parts) {
    return new String(AnswerBytes.merge(keys, List.of(parts), "r1"), StandardCharsets.UTF_8);
  }
}
