package io.viginti.gateway.execute;

import io.viginti.gateway.answer.AnswerError;
import io.viginti.platform.error.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a service made of its step. */
sealed interface StepAnswer {
  /**
   * A GraphQL response.
   *
   * @param refusal the code of its first error when it has no data, and UNAUTHENTICATED or
   *     RATE_LIMITED when that nulled all of it; null when it ran
   * @param retryAfter when to come again; null where nothing says so
   */
  record Answered(byte[] body, @Nullable ErrorCode refusal, @Nullable Duration retryAfter)
      implements StepAnswer {}

  /** workspace-data-service knows a newer version than the one named; nothing ran. */
  record Behind() implements StepAnswer {}

  /** Nothing ran. */
  record Failed(AnswerError error) implements StepAnswer {}
}
