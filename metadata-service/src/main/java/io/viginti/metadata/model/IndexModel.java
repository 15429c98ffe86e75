package io.viginti.metadata.model;

import java.util.List;
import java.util.UUID;

/**
 * An index that somebody asked for; its physical name follows from its columns. What the engine
 * needs by itself is derived, see {@code plan.TableIndexes}.
 *
 * @param fields field paths by logical name: {@code name}, {@code address.addressCity}
 */
public record IndexModel(UUID id, List<String> fields, boolean isUnique, IndexState state) {
  public IndexModel {
    fields = List.copyOf(fields);
  }

  public IndexModel in(IndexState newState) {
    return new IndexModel(id, fields, isUnique, newState);
  }
}
