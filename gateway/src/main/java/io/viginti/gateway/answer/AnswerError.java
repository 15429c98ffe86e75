package io.viginti.gateway.answer;

import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code errors}.
 *
 * @param path of the field it nulls; empty for an error of the whole request
 * @param locations in the document; empty when not known
 */
public record AnswerError(
    ErrorCode code,
    String message,
    List<Object> path,
    List<Location> locations,
    @Nullable String field,
    List<Problem> problems) {
  /** A place in the client's document, counted from 1. */
  public record Location(int line, int column) {}

  public AnswerError {
    path = List.copyOf(path);
    locations = List.copyOf(locations);
    problems = List.copyOf(problems);
  }

  public static AnswerError of(ErrorCode code, String message) {
    return new AnswerError(code, message, List.of(), List.of(), null, List.of());
  }

  public static AnswerError of(VigintiException refused) {
    return new AnswerError(
        refused.code(),
        refused.visibleMessage(),
        List.of(),
        List.of(),
        refused.field().orElse(null),
        refused.problems());
  }

  /** The same error on a field. */
  public AnswerError at(Object... steps) {
    return new AnswerError(code, message, List.of(steps), locations, field, problems);
  }
}
