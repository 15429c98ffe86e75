package io.viginti.platform.error;

import io.viginti.platform.telemetry.RequestContext;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns whatever was thrown into what a client may know. */
public final class ErrorTranslation {
  static final String NEUTRAL = "Something went wrong on our side";
  private static final Logger LOG = Logger.getLogger(ErrorTranslation.class);

  private ErrorTranslation() {}

  /** The domain error in {@code thrown}, unwrapped; empty when it is none of ours. */
  public static Optional<VigintiException> find(@Nullable Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 8; depth++) {
      if (at instanceof VigintiException ours) {
        return Optional.of(ours);
      }
      at = at.getCause();
    }
    return Optional.empty();
  }

  /** The domain error in {@code thrown}; anything else is logged here and becomes INTERNAL. */
  public static VigintiException translate(Throwable thrown) {
    return find(thrown)
        .orElseGet(
            () -> {
              LOG.errorf(
                  rootOf(thrown), "event=internal-error requestId=%s", RequestContext.requestId());
              return VigintiException.of(ErrorCode.INTERNAL, NEUTRAL);
            });
  }

  private static Throwable rootOf(Throwable thrown) {
    boolean isWrapper =
        thrown instanceof CompletionException || thrown instanceof ExecutionException;
    Throwable cause = thrown.getCause();
    return isWrapper && cause != null ? cause : thrown;
  }
}
