package io.viginti.data.sql;

import io.viginti.catalog.value.Scalar;
import java.util.List;

/**
 * What a cursor holds.
 *
 * @param list the list it is a place in, with its order: a cursor of another is none of this one
 * @param keys most significant first
 */
public record CursorForm(String list, List<Key> keys) {
  public CursorForm {
    keys = List.copyOf(keys);
  }

  /**
   * A sort key.
   *
   * @param column place of its value in the rows
   * @param scalar how the value is written
   * @param options keys of options that are there; a value that is none of them sorts as null.
   *     Empty for other values
   */
  public record Key(int column, Scalar scalar, List<String> options) {
    public Key {
      options = List.copyOf(options);
    }
  }
}
