package io.viginti.data.value;

import io.viginti.contracts.shape.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record's input, checked and in physical columns.
 *
 * @param columns what to write, by physical column, in the input's order
 * @param columnsOfField the columns behind each name the caller gave
 * @param links what becomes of the lists of links that were given
 */
public record WriteRow(
    Map<String, ColumnWrite> columns,
    Map<String, List<String>> columnsOfField,
    List<LinkChange> links) {
  public WriteRow {
    columns = new LinkedHashMap<>(columns);
    columnsOfField = new LinkedHashMap<>(columnsOfField);
    links = List.copyOf(links);
  }

  /** The same for a record that exists: its id stays, and defaults are of creations only. */
  public WriteRow givenOnly() {
    Map<String, List<String>> fields = new LinkedHashMap<>(columnsOfField);
    fields.remove("id");
    Map<String, ColumnWrite> given = new LinkedHashMap<>(columns);
    given.keySet().retainAll(fields.values().stream().flatMap(List::stream).toList());
    return new WriteRow(given, fields, links);
  }

  /** Whether the caller gave a column, rather than a default. */
  public boolean isGiven(String column) {
    return columnsOfField.values().stream().anyMatch(columns -> columns.contains(column));
  }

  /** What happens to a column. */
  public sealed interface ColumnWrite {
    ColumnType type();
  }

  /** The column gets a value; null clears it. */
  public record Assign(ColumnType type, @Nullable Object value) implements ColumnWrite {}

  /** A column of a morph relation is cleared if the relation leads to the given table. */
  public record ClearIfTarget(ColumnType type, String objectColumn, String table)
      implements ColumnWrite {}
}
