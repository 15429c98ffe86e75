package io.viginti.platform.error;

/** The codes clients see; stable for ever. */
public enum ErrorCode {
  UNAUTHENTICATED(Type.PERMISSION, 401),
  FORBIDDEN(Type.PERMISSION, 403),
  NOT_FOUND(Type.USER, 404),
  BAD_USER_INPUT(Type.USER, 400),
  CONFLICT(Type.CONFLICT, 409),
  UNIQUE_VIOLATION(Type.CONFLICT, 409),
  LIMIT_EXCEEDED(Type.LIMIT, 413),
  QUERY_TOO_COMPLEX(Type.LIMIT, 400),
  RATE_LIMITED(Type.LIMIT, 429),
  SCHEMA_CHANGED(Type.CONFLICT, 409),
  UNAVAILABLE(Type.INTERNAL, 503),
  INTERNAL(Type.INTERNAL, 500);

  /** Whose doing an error is. */
  public enum Type {
    USER,
    PERMISSION,
    CONFLICT,
    LIMIT,
    INTERNAL
  }

  private final Type type;
  private final int httpStatus;

  ErrorCode(Type type, int httpStatus) {
    this.type = type;
    this.httpStatus = httpStatus;
  }

  public Type type() {
    return type;
  }

  /** Whether the message of an error with this code was written for clients. */
  public boolean isMessageVisible() {
    return this != INTERNAL;
  }

  int httpStatus() {
    return httpStatus;
  }
}
