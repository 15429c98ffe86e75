package io.viginti.data.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request gives to a statement.
 *
 * @param variables an object
 * @param ids ids of the parents of a to-many level, or of the records of a read by ids, as UUIDs;
 *     texts of groups; empty otherwise
 * @param most rows that a statement may bring which reads for several ids
 * @param after where a page starts; null when it does so at the end of the list
 * @param before where it stops; null likewise
 */
public record Bindings(
    JsonNode variables, Object[] ids, long most, @Nullable Cursor after, @Nullable Cursor before) {
  private static final UUID[] NO_IDS = {};

  public static Bindings of(JsonNode variables) {
    return new Bindings(variables, NO_IDS, 0, null, null);
  }

  public Bindings withIds(Object[] parents) {
    return new Bindings(variables, parents, most, after, before);
  }

  public Bindings withMost(long rows) {
    return new Bindings(variables, ids, rows, after, before);
  }

  public Bindings withCursors(@Nullable Cursor from, @Nullable Cursor to) {
    return new Bindings(variables, ids, most, from, to);
  }
}
