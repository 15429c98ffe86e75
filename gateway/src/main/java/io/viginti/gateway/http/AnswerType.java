package io.viginti.gateway.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The media types an answer may have. */
enum AnswerType {
  JSON("application/json"),
  GRAPHQL_RESPONSE("application/graphql-response+json"),
  EVENT_STREAM("text/event-stream");

  private final String mediaType;

  AnswerType(String mediaType) {
    this.mediaType = mediaType;
  }

  /** For the {@code content-type} header. */
  String header() {
    return mediaType + "; charset=utf-8";
  }

  private record Range(String type, double quality) {}

  /**
   * The type a client wants most; plain JSON when it does not care or says nothing.
   *
   * @param accept the header; null when absent
   * @return null when it accepts none of them
   */
  static @Nullable AnswerType negotiate(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return JSON;
    }
    List<Range> ranges = new ArrayList<>();
    for (String part : accept.split(",", -1)) {
      String[] pieces = part.split(";", -1);
      ranges.add(new Range(pieces[0].trim().toLowerCase(Locale.ROOT), quality(pieces)));
    }
    ranges.sort(Comparator.comparingDouble(Range::quality).reversed());
    for (Range range : ranges) {
      if (range.quality() <= 0) {
        continue;
      }
      switch (range.type()) {
        case "*/*", "application/*", "application/json" -> {
          return JSON;
        }
        case "application/graphql-response+json" -> {
          return GRAPHQL_RESPONSE;
        }
        case "text/event-stream" -> {
          return EVENT_STREAM;
        }
        default -> {}
      }
    }
    return null;
  }

  private static double quality(String[] pieces) {
    for (int at = 1; at < pieces.length; at++) {
      String parameter = pieces[at].trim();
      if (parameter.startsWith("q=")) {
        try {
          return Double.parseDouble(parameter.substring(2));
        } catch (NumberFormatException unreadable) {
          return 0;
        }
      }
    }
    return 1;
  }
}
