package io.viginti.data.sql;

import io.viginti.data.plan.Figure;
import java.util.List;

/** What the rows of a statement have besides the columns of records. */
interface RowSource {
  /** Records and nothing else. */
  RowSource RECORDS = new RowSource() {};

  /** Adds a page's sort keys to the columns. */
  default CursorForm cursorForm(RecordCells cells) {
    throw new IllegalStateException("only pages have cursors");
  }

  default Column figure(Figure figure) {
    throw new IllegalStateException("no figure of a single record: " + figure);
  }

  /** A cell per value that makes a group. */
  default List<Cell> groupKey(RecordCells cells) {
    throw new IllegalStateException("only groups have keys");
  }

  /** Place of the column that tells groups apart. */
  default int groupColumn(RecordCells cells) {
    throw new IllegalStateException("only groups have members");
  }

  /** A figure as it is selected. */
  record Column(String expression, FigureSql figure) {}
}
