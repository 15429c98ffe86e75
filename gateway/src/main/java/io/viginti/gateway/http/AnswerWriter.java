package io.viginti.gateway.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.viginti.gateway.execute.Answer;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.HttpErrors;

/** Answers to HTTP. */
final class AnswerWriter {
  private AnswerWriter() {}

  /** The status of an answer; with plain JSON most refusals of a well-formed request are 200. */
  static int status(Answer answer, AnswerType type) {
    if (answer.isMethodAtFault()) {
      return 405;
    }
    ErrorCode refusal = answer.refusal();
    if (refusal == null) {
      return 200;
    }
    return type == AnswerType.GRAPHQL_RESPONSE || isOfHttp(refusal)
        ? HttpErrors.statusOf(refusal)
        : 200;
  }

  /** Whether the code is about the exchange and not about the operation. */
  private static boolean isOfHttp(ErrorCode code) {
    return switch (code) {
      case UNAUTHENTICATED, RATE_LIMITED, UNAVAILABLE, INTERNAL -> true;
      case FORBIDDEN,
          NOT_FOUND,
          BAD_USER_INPUT,
          CONFLICT,
          UNIQUE_VIOLATION,
          LIMIT_EXCEEDED,
          QUERY_TOO_COMPLEX,
          SCHEMA_CHANGED ->
          false;
    };
  }

  static void write(HttpServerResponse response, Answer answer, AnswerType type) {
    write(response, answer, type, status(answer, type));
  }

  static void write(HttpServerResponse response, Answer answer, AnswerType type, int status) {
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(status).putHeader("content-type", type.header());
    if (answer.isMethodAtFault()) {
      response.putHeader("allow", "POST");
    }
    if (answer.retryAfter() != null) {
      long seconds = Math.max(1, answer.retryAfter().plusMillis(999).toSeconds());
      response.putHeader("retry-after", String.valueOf(seconds));
    }
    response.end(Buffer.buffer(Unpooled.wrappedBuffer(answer.body())));
  }
}
