package io.viginti.data.sql;

import java.util.List;

/**
 * A statement that writes records together with their events and answers one row for each.
 *
 * @param idColumn column with the record's id
 * @param cells the answer, when the record's own row is enough; empty otherwise
 */
public record WriteStatement(Statement statement, int idColumn, List<Cell> cells) {
  public WriteStatement {
    cells = List.copyOf(cells);
  }
}
