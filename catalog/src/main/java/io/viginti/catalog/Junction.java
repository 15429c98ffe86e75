package io.viginti.catalog;

import io.viginti.contracts.shape.OnDelete;
import java.util.Optional;

/**
 * One way through the table of a MANY_TO_MANY relation: from records of one object to records of
 * another, which may be the same.
 *
 * @param table physical table; one row per link
 * @param fromColumn holds the id of the record one comes from
 * @param toColumn holds the id of the record one gets to
 * @param name the field on {@code from}; empty when it is not published
 * @param inverseName the field on {@code to}; empty when it is not published
 * @param onDelete SET_NULL and CASCADE: links go with either record; RESTRICT and NO_ACTION: a
 *     record that has links is not destroyed
 */
public record Junction(
    String table,
    CatalogObject from,
    String fromColumn,
    Optional<String> name,
    CatalogObject to,
    String toColumn,
    Optional<String> inverseName,
    OnDelete onDelete) {

  /** The same links the other way. */
  public Junction reversed() {
    return new Junction(table, to, toColumn, inverseName, from, fromColumn, name, onDelete);
  }
}
