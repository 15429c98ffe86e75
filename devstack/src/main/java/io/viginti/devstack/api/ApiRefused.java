package io.viginti.devstack.api;

import java.util.List;
import java.util.Set;

/** The API answered with errors. */
public final class ApiRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final Set<String> TEMPORARY = Set.of("UNAVAILABLE", "RATE_LIMITED");

  private final transient List<ApiError> errors;

  public ApiRefused(List<ApiError> errors) {
    super(errors.isEmpty() ? "no reason given" : errors.getFirst().toString());
    this.errors = List.copyOf(errors);
  }

  public List<ApiError> errors() {
    return errors;
  }

  /** The code of the first error, or an empty text. */
  public String code() {
    return errors.isEmpty() ? "" : errors.getFirst().code();
  }

  /** Whether the same request may succeed later. */
  public boolean isTemporary() {
    return TEMPORARY.contains(code());
  }

  /** One entry of {@code errors}. */
  public record ApiError(String code, String message, List<Problem> problems) {

    public ApiError {
      problems = List.copyOf(problems);
    }

    /** The message and what the problems say. */
    public String reason() {
      return problems.isEmpty() ? message : message + " " + problems;
    }

    @Override
    public String toString() {
      return code.isEmpty() ? reason() : code + ": " + reason();
    }
  }

  /** One entry of {@code extensions.problems}. */
  public record Problem(List<Object> path, String message) {

    public Problem {
      path = List.copyOf(path);
    }

    @Override
    public String toString() {
      return path + " " + message;
    }
  }
}
