package io.viginti.data.value;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Leaf;
import java.util.List;

/**
 * What tells one record that is there.
 *
 * @param leaves the columns of its id or of a unique key
 * @param values one for each
 */
public record RecordKey(CatalogObject object, List<Leaf> leaves, List<Object> values) {
  public RecordKey {
    leaves = List.copyOf(leaves);
    values = List.copyOf(values);
    if (leaves.isEmpty() || leaves.size() != values.size()) {
      throw new IllegalArgumentException(
          "a key has a value for each column, given %s and %d values"
              .formatted(leaves, values.size()));
    }
  }
}
