package io.viginti.data.value;

import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.value.Related.Created;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record's input, checked and in physical columns.
 *
 * @param columns what to write, by physical column, in the input's order
 * @param columnsOfField the columns behind each name the caller gave
 * @param links what becomes of the lists of links that were given
 * @param related records whose ids are not known yet; their columns are not in {@code columns}
 */
public record WriteRow(
    Map<String, ColumnWrite> columns,
    Map<String, List<String>> columnsOfField,
    List<LinkChange> links,
    List<Related> related) {
  public WriteRow {
    columns = new LinkedHashMap<>(columns);
    columnsOfField = new LinkedHashMap<>(columnsOfField);
    links = List.copyOf(links);
    related = List.copyOf(related);
  }

  /** A row whose related records are told by their ids. */
  public WriteRow(
      Map<String, ColumnWrite> columns,
      Map<String, List<String>> columnsOfField,
      List<LinkChange> links) {
    this(columns, columnsOfField, links, List.of());
  }

  /** The same for a record that exists: its id stays, and defaults are of creations only. */
  public WriteRow givenOnly() {
    Map<String, List<String>> fields = new LinkedHashMap<>(columnsOfField);
    fields.remove("id");
    Map<String, ColumnWrite> given = new LinkedHashMap<>(columns);
    given.keySet().retainAll(fields.values().stream().flatMap(List::stream).toList());
    return new WriteRow(given, fields, links, related);
  }

  /**
   * The same with the ids of all related records in their places.
   *
   * @param ids of every record but those to unlink, of which one that is not there has none
   */
  public WriteRow relatedBy(Function<Related.Told, Optional<UUID>> ids) {
    if (related.isEmpty()) {
      return this;
    }
    Map<String, ColumnWrite> all = new LinkedHashMap<>(columns);
    Map<String, LinkChange> lists = new LinkedHashMap<>();
    links.forEach(change -> lists.put(change.field(), change));
    for (Related one : related) {
      Optional<UUID> id = ids.apply(one.record());
      switch (one.place()) {
        case Related.Column(var field) ->
            all.put(field.column(), new Assign(field.columnType(), id.orElseThrow()));
        case Related.Linked(var list) ->
            lists.computeIfPresent(list, (name, change) -> change.connecting(id.orElseThrow()));
        case Related.Unlinked(var list) ->
            id.ifPresent(
                found ->
                    lists.computeIfPresent(list, (name, change) -> change.disconnecting(found)));
      }
    }
    return new WriteRow(all, columnsOfField, List.copyOf(lists.values()));
  }

  /** The links that it and the records created for it ask for. */
  public long linkCount() {
    long count = 0;
    for (LinkChange change : links) {
      count += change.connect().size() + change.disconnect().size();
    }
    for (Related one : related) {
      count += one.place() instanceof Related.Column ? 0 : 1;
      count += one.record() instanceof Created created ? created.row().linkCount() : 0;
    }
    return count;
  }

  /** The records that are created so that this one can be related to them, and theirs. */
  public long creations() {
    long creations = 0;
    for (Related one : related) {
      if (one.record() instanceof Created created) {
        creations += 1 + created.row().creations();
      }
    }
    return creations;
  }

  /** Whether the caller gave a column, rather than a default. */
  public boolean isGiven(String column) {
    return columnsOfField.values().stream().anyMatch(columns -> columns.contains(column));
  }

  /** The field that the caller gave a column by. */
  public String nameOf(String column) {
    return columnsOfField.entrySet().stream()
        .filter(field -> field.getValue().contains(column))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(column);
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
