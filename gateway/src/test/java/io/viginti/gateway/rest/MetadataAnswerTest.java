package io.viginti.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.viginti.gateway.request.JsonBody;
import io.viginti.gateway.rest.MetadataCall.Action;
import io.viginti.gateway.rest.MetadataCall.Kind;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MetadataAnswerTest {
  private static final String OBJECTS =
      """
      {"data":{"objects":[
        {"id":"o1","fields":[{"id":"f1","name":"a"}]},
        {"id":"o2","fields":[{"id":"f2","name":"b"},{"id":"f3","name":"c"}]}]}}""";

  private static String answer(
      Kind kind, Action action, @Nullable String id, @Nullable String objectId, String response) {
    return MetadataAnswer.of(
            new MetadataCall(kind, action, id),
            objectId,
            JsonBody.parse(response.getBytes(StandardCharsets.UTF_8)))
        .toString();
  }

  private static void refused(
      ErrorCode code, Kind kind, @Nullable String id, @Nullable String objectId, String response) {
    assertThatThrownBy(
            () -> answer(kind, id == null ? Action.LIST : Action.ONE, id, objectId, response))
        .asInstanceOf(type(VigintiException.class))
        .extracting(VigintiException::code)
        .isEqualTo(code);
  }

  @Test
  void listsFieldsWithTheirObjects() {
    assertThat(answer(Kind.FIELD, Action.LIST, null, "o2", OBJECTS))
        .isEqualTo(
            """
            {"data":{"fields":[{"objectId":"o2","id":"f2","name":"b"},\
            {"objectId":"o2","id":"f3","name":"c"}]}}""");
    assertThat(answer(Kind.FIELD, Action.ONE, "f1", null, OBJECTS))
        .isEqualTo("{\"data\":{\"field\":{\"objectId\":\"o1\",\"id\":\"f1\",\"name\":\"a\"}}}");
  }

  @Test
  void whatIsNotAmongThemIsNotThere() {
    refused(ErrorCode.NOT_FOUND, Kind.FIELD, "f4", null, OBJECTS);
    refused(ErrorCode.NOT_FOUND, Kind.FIELD, null, "o3", OBJECTS);
    refused(ErrorCode.NOT_FOUND, Kind.OBJECT, "o3", null, "{\"data\":{\"object\":null}}");
  }

  @Test
  void refusesInTheWordsOfTheBody() {
    assertThatThrownBy(
            () ->
                answer(
                    Kind.OBJECT,
                    Action.CREATE,
                    null,
                    null,
                    """
                    {"errors":[{"message":"Variable $data","extensions":{"code":"BAD_USER_INPUT",
                      "problems":[{"path":["data","namePlural"],"message":"is required"}]}}]}"""))
        .hasMessage("namePlural: is required")
        .asInstanceOf(type(VigintiException.class))
        .extracting(VigintiException::problems)
        .isEqualTo(List.of(new Problem(List.of("namePlural"), "is required")));
  }
}
