package io.viginti.data.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request gives to a statement.
 *
 * @param variables an object
 * @param ids ids of the parents of a to-many level, or of the records of a read by ids, as UUIDs;
 *     texts of groups; places of given records; empty otherwise
 * @param columns values of given records, an array per column
 * @param most rows that a statement may bring which reads for several ids
 * @param after where a page starts; null when it does so at the end of the list
 * @param before where it stops; null likewise
 */
public record Bindings(
    JsonNode variables,
    Object[] ids,
    List<@Nullable Object[]> columns,
    long most,
    @Nullable Cursor after,
    @Nullable Cursor before) {
  private static final UUID[] NO_IDS = {};

  public static Bindings of(JsonNode variables) {
    return new Bindings(variables, NO_IDS, List.of(), 0, null, null);
  }

  public Bindings withIds(Object[] parents) {
    return new Bindings(variables, parents, columns, most, after, before);
  }

  /** For a statement that reads for each of given records. */
  public Bindings withGiven(Object[] places, List<@Nullable Object[]> values) {
    return new Bindings(variables, places, values, most, after, before);
  }

  public Bindings withMost(long rows) {
    return new Bindings(variables, ids, columns, rows, after, before);
  }

  public Bindings withCursors(@Nullable Cursor from, @Nullable Cursor to) {
    return new Bindings(variables, ids, columns, most, from, to);
  }
}
