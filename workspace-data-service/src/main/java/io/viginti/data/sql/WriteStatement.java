package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import java.util.List;

/**
 * A statement that writes records together with their events and answers one row for each.
 *
 * @param idColumn column with the record's id; null in a row that only carries the count
 * @param chosenColumn column with the number of records a condition chose, or -1: when it is above
 *     the limit nothing was written
 * @param cells the answer, when the record's own row is enough; empty otherwise
 * @param touched the records written and those on the far side of their links, of objects of which
 *     the writer does not see all records: these must be there to the writer afterwards
 * @param targets what the statement needs to be there; when something is not, nothing was written
 */
public record WriteStatement(
    Statement statement,
    int idColumn,
    int chosenColumn,
    List<Cell> cells,
    MorphTargets targets,
    List<Touched> touched) {
  public WriteStatement {
    cells = List.copyOf(cells);
    touched = List.copyOf(touched);
  }

  /**
   * Records of an object.
   *
   * @param column holds their ids
   * @param isList whether it holds all of them in every row, rather than one in each
   */
  public record Touched(CatalogObject object, int column, boolean isList) {}
}
