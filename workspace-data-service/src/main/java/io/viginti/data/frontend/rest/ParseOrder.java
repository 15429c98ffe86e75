package io.viginti.data.frontend.rest;

import java.util.ArrayList;
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
    TextCursor cursor = new TextCursor(PARAMETER, text);
    List<Key> keys = new ArrayList<>();
    do {
      cursor.skipBlanks();
      List<String> path = new ArrayList<>();
      do {
        path.add(cursor.name("a field"));
      } while (cursor.takes('.'));
      String direction = DEFAULT_DIRECTION;
      if (cursor.takes('[')) {
        direction = cursor.name("a direction");
        cursor.expect(']', "after the direction");
      }
      keys.add(new Key(path, direction));
      cursor.skipBlanks();
    } while (cursor.takes(','));
    if (!cursor.isAtEnd()) {
      throw cursor.fault("expected ',' or the end");
    }
    return keys;
  }
}
