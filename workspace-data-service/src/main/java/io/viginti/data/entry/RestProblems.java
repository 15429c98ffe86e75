package io.viginti.data.entry;

import io.viginti.platform.error.ErrorTranslation;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Errors in the names that a REST client has used: the body has no name, parameters have others.
 */
final class RestProblems {
  private RestProblems() {}

  static VigintiException of(Throwable failure) {
    VigintiException error = ErrorTranslation.translate(failure);
    if (error.problems().isEmpty()) {
      String message = renamed(error.visibleMessage());
      return message.equals(error.visibleMessage())
          ? error
          : VigintiException.of(error.code(), message);
    }
    List<Problem> problems =
        error.problems().stream()
            .map(problem -> new Problem(path(problem.path()), problem.message()))
            .toList();
    return VigintiException.of(
        error.code(), message(problems.getFirst()), error.field().orElse(null), problems);
  }

  private static String message(Problem first) {
    String place = first.path().stream().map(String::valueOf).collect(Collectors.joining("."));
    return place.isEmpty() ? first.message() : place + ": " + first.message();
  }

  /** What a page is asked for by, in the messages about it. */
  private static String renamed(String message) {
    return message
        .replaceFirst("^Limit (first|last) is", "Limit limit is")
        .replaceFirst("^The cursor in after ", "The cursor in starting_after ")
        .replaceFirst("^The cursor in before ", "The cursor in ending_before ");
  }

  private static List<Object> path(List<Object> path) {
    if (path.isEmpty()) {
      return path;
    }
    List<Object> rest = path.subList(1, path.size());
    return switch (String.valueOf(path.getFirst())) {
      case "data" -> rest;
      case "orderBy" -> Stream.concat(Stream.of("order_by"), rest.stream()).toList();
      case "groupBy" -> Stream.concat(Stream.of("group_by"), rest.stream()).toList();
      default -> path;
    };
  }
}
