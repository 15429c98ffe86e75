package io.viginti.platform.event;

import io.vertx.pgclient.PgException;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass when a server comes back from those that the event itself causes. */
final class Absence {
  private Absence() {}

  static boolean isOneOf(@Nullable Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 8; depth++) {
      if (isAway(at)) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  private static boolean isAway(Throwable failure) {
    return switch (failure) {
      case VigintiException ours -> ours.code() == ErrorCode.UNAVAILABLE;
      case ConnectException refused -> true;
      case UnknownHostException unknown -> true;
      case ClosedChannelException closed -> true;
      case PgException sql -> isConnectionState(sql.getSqlState());
      default -> saysClosed(failure.getMessage());
    };
  }

  /** Classes 08 (connection), 53 (resources) and 57P (operator intervention) of SQLSTATE. */
  private static boolean isConnectionState(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
  }

  /** Vert.x' own exceptions of this kind are not public types. */
  private static boolean saysClosed(@Nullable String message) {
    if (message == null) {
      return false;
    }
    String text = message.toLowerCase(Locale.ROOT);
    return text.contains("connection is not active")
        || text.contains("connection was closed")
        || text.contains("connection reset")
        || text.contains("failed to read any response from the server");
  }
}
