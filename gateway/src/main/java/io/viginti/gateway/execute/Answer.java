package io.viginti.gateway.execute;

import io.viginti.gateway.answer.AnswerBytes;
import io.viginti.gateway.answer.AnswerError;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an operation.
 *
 * @param body a GraphQL response
 * @param refusal why nothing ran, which is what an HTTP status tells; null when it ran
 * @param isMethodAtFault whether it would have run with POST
 * @param retryAfter when to come again; null where nothing says so
 */
public record Answer(
    byte[] body,
    @Nullable ErrorCode refusal,
    boolean isMethodAtFault,
    @Nullable Duration retryAfter) {

  /** It ran. */
  public static Answer ran(byte[] body) {
    return new Answer(body, null, false, null);
  }

  /** Nothing ran. */
  public static Answer refused(List<AnswerError> errors, String requestId) {
    return new Answer(AnswerBytes.errors(errors, requestId), errors.getFirst().code(), false, null);
  }

  /** Nothing ran. */
  public static Answer refused(VigintiException reason, String requestId) {
    return new Answer(
        AnswerBytes.errors(List.of(AnswerError.of(reason)), requestId),
        reason.code(),
        false,
        reason.retryAfter().orElse(null));
  }

  /** A mutation asked for by GET. */
  static Answer wrongMethod(String requestId) {
    return new Answer(
        AnswerBytes.errors(
            List.of(AnswerError.of(ErrorCode.BAD_USER_INPUT, "GET runs queries only; use POST.")),
            requestId),
        ErrorCode.BAD_USER_INPUT,
        true,
        null);
  }
}
