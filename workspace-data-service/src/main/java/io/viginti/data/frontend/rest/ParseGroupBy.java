package io.viginti.data.frontend.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of {@code group_by}: {@code name{.name}["[" granularity [":" time zone] "]"]},
 * separated by commas.
 */
final class ParseGroupBy {
  static final String PARAMETER = "group_by";

  private ParseGroupBy() {}

  /**
   * What makes a group.
   *
   * @param granularity of a date; null when none is given
   * @param timeZone null when none is given
   */
  record Dimension(List<String> path, @Nullable String granularity, @Nullable String timeZone) {
    public Dimension {
      path = List.copyOf(path);
    }
  }

  static List<Dimension> parse(String text) {
    return TextCursor.list(PARAMETER, text, ParseGroupBy::dimension);
  }

  private static Dimension dimension(TextCursor cursor) {
    List<String> path = cursor.path();
    if (!cursor.takes('[')) {
      return new Dimension(path, null, null);
    }
    String granularity = cursor.name("a granularity such as MONTH");
    String timeZone = cursor.takes(':') ? cursor.value() : null;
    cursor.expect(']', "after the granularity");
    return new Dimension(path, granularity, timeZone);
  }
}
