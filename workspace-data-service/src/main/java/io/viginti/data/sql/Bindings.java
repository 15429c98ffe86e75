package io.viginti.data.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * What a request gives to a statement.
 *
 * @param variables an object
 * @param ids parents of a to-many level, or the records of a read by ids; empty otherwise
 */
public record Bindings(JsonNode variables, UUID[] ids) {
  private static final UUID[] NO_IDS = {};

  public static Bindings of(JsonNode variables) {
    return new Bindings(variables, NO_IDS);
  }

  public Bindings withIds(UUID[] parents) {
    return new Bindings(variables, parents);
  }
}
