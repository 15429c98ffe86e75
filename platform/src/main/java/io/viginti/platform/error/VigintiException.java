package io.viginti.platform.error;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one exception of the domain: a code and a message that a client may read. */
public final class VigintiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final @Nullable String field;
  private final transient List<Problem> problems;
  private final @Nullable Duration retryAfter;

  private VigintiException(
      ErrorCode code,
      String message,
      @Nullable String field,
      List<Problem> problems,
      @Nullable Duration retryAfter) {
    super(message, null, false, true);
    this.code = code;
    this.field = field;
    this.problems = List.copyOf(problems);
    this.retryAfter = retryAfter;
  }

  public static VigintiException of(ErrorCode code, String message) {
    return new VigintiException(code, message, null, List.of(), null);
  }

  /** Every part given; for errors that come back from another service. */
  public static VigintiException of(
      ErrorCode code, String message, @Nullable String field, List<Problem> problems) {
    return new VigintiException(code, message, field, problems, null);
  }

  public static VigintiException badInput(String message) {
    return of(ErrorCode.BAD_USER_INPUT, message);
  }

  public static VigintiException badInput(List<Problem> problems) {
    return badInput(
        problems.isEmpty() ? "The input is not valid" : problems.getFirst().message(), problems);
  }

  public static VigintiException badInput(String message, List<Problem> problems) {
    return of(ErrorCode.BAD_USER_INPUT, message, null, problems);
  }

  /**
   * @param what the thing that is absent, another workspace's, or hidden: {@code "Company"}
   */
  public static VigintiException notFound(String what) {
    return of(ErrorCode.NOT_FOUND, what + " not found");
  }

  public static VigintiException forbidden(String message) {
    return of(ErrorCode.FORBIDDEN, message);
  }

  public static VigintiException conflict(String message) {
    return of(ErrorCode.CONFLICT, message);
  }

  public static VigintiException uniqueViolation(String field) {
    return of(
        ErrorCode.UNIQUE_VIOLATION,
        "A record with this value of " + field + " exists already",
        field,
        List.of());
  }

  /**
   * @param name of the limit
   * @param limit what is allowed
   * @param value what was asked for
   */
  public static VigintiException limit(String name, long limit, long value) {
    return of(
        ErrorCode.LIMIT_EXCEEDED, "Limit " + name + " is " + limit + ", but was asked " + value);
  }

  public static VigintiException rateLimited(String message, Duration retryAfter) {
    return new VigintiException(ErrorCode.RATE_LIMITED, message, null, List.of(), retryAfter);
  }

  public static VigintiException unauthenticated(String message) {
    return of(ErrorCode.UNAUTHENTICATED, message);
  }

  /**
   * @param part the part of the mesh that is away
   */
  public static VigintiException unavailable(String part) {
    return of(ErrorCode.UNAVAILABLE, part + " is away at the moment; try again");
  }

  public ErrorCode code() {
    return code;
  }

  /** The field at fault, where the code is about one. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  public List<Problem> problems() {
    return problems;
  }

  /** When to come again; of {@link ErrorCode#RATE_LIMITED}. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** What a visible message says: never null. */
  public String visibleMessage() {
    return code.isMessageVisible() && getMessage() != null
        ? getMessage()
        : ErrorTranslation.NEUTRAL;
  }
}
