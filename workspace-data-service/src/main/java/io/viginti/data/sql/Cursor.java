package io.viginti.data.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in an ordered list: the values of a row's sort keys, in the Java types of the driver. */
public record Cursor(List<@Nullable Object> values) {
  public Cursor {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  boolean isNull(int key) {
    return values.get(key) == null;
  }

  /** One bit per key that is null: statements depend on it. */
  int nulls() {
    int bits = 0;
    for (int i = 0; i < values.size(); i++) {
      bits |= isNull(i) ? 1 << i : 0;
    }
    return bits;
  }
}
