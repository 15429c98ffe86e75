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
      return error;
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

  private static List<Object> path(List<Object> path) {
    if (path.isEmpty()) {
      return path;
    }
    List<Object> rest = path.subList(1, path.size());
    return switch (String.valueOf(path.getFirst())) {
      case "data" -> rest;
      case "orderBy" -> Stream.concat(Stream.of("order_by"), rest.stream()).toList();
      default -> path;
    };
  }
}
