package io.viginti.data.frontend.rest;

import java.util.List;

/**
 * The grammar of {@code order_by}: {@code name{.name}["[" direction "]"]}, separated by commas;
 * {@code AscNullsLast} where no direction is given.
 */
final class ParseOrder {
  static final String PARAMETER = "order_by";
  private static final String DEFAULT_DIRECTION = "AscNullsLast";

  private ParseOrder() {}

  /** One key of the order. */
  record Key(List<String> path, String direction) {
    public Key {
      path = List.copyOf(path);
    }
  }

  static List<Key> parse(String text) {
    return TextCursor.list(PARAMETER, text, ParseOrder::key);
  }

  private static Key key(TextCursor cursor) {
    List<String> path = cursor.path();
    if (!cursor.takes('[')) {
      return new Key(path, DEFAULT_DIRECTION);
    }
    String direction = cursor.name("a direction");
    cursor.expect(']', "after the direction");
    return new Key(path, direction);
  }
}
