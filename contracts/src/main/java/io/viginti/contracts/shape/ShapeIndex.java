package io.viginti.contracts.shape;

import java.util.List;

/**
 * An index that exists and is valid.
 *
 * @param name physical name
 * @param fields field paths as the public API writes them ({@code name}, {@code
 *     address.addressCity})
 */
public record ShapeIndex(String name, List<String> fields, boolean isUnique) {
  public ShapeIndex {
    fields = List.copyOf(fields);
  }
}
