package io.viginti.data.execute;

import io.vertx.sqlclient.Row;
import io.viginti.data.sql.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were read, with the lists below them.
 *
 * @param rangeOfParent of a to-many level: first row and the one after the last, per parent; of
 *     lists without a parent, in their order
 */
record Records(
    List<Cell> cells, List<Row> rows, Map<Object, Range> rangeOfParent, List<Records> children) {
  private static final Range NONE = new Range(0, 0);

  /** Rows of one parent. */
  record Range(int start, int end) {}

  Range rangeOf(@Nullable Object parent) {
    return parent == null ? NONE : rangeOfParent.getOrDefault(parent, NONE);
  }

  /** Which rows belong to which parent; rows come sorted by their parent's 1-based place. */
  static Map<Object, Range> ranges(List<Row> rows, int ordinalColumn, Object[] parents) {
    Map<Object, Range> ranges = HashMap.newHashMap(parents.length);
    int start = 0;
    while (start < rows.size()) {
      long place = rows.get(start).getLong(ordinalColumn);
      int end = start + 1;
      while (end < rows.size() && rows.get(end).getLong(ordinalColumn) == place) {
        end++;
      }
      ranges.put(parents[(int) place - 1], new Range(start, end));
      start = end;
    }
    return ranges;
  }
}
