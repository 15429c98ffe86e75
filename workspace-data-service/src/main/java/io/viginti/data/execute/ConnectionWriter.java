package io.viginti.data.execute;

import io.vertx.sqlclient.Row;
import io.viginti.data.plan.ConnectionPlan;
import io.viginti.data.plan.ConnectionPlan.Entry;
import io.viginti.data.sql.Cell;
import io.viginti.data.sql.CursorForm;
import io.viginti.data.value.JsonBytes;
import java.util.List;

/** Writes a connection. */
final class ConnectionWriter {
  private final JsonBytes out;
  private final RecordWriter writer;
  private final CompiledRoot.Connection root;
  private final ReadPage.Page page;

  ConnectionWriter(
      JsonBytes out, RecordWriter writer, CompiledRoot.Connection root, ReadPage.Page page) {
    this.out = out;
    this.writer = writer;
    this.root = root;
    this.page = page;
  }

  /** False when something is null that must not be. */
  boolean write() {
    int edges = 0;
    String separator = "{";
    for (Entry entry : root.plan().entries()) {
      out.json(separator).string(entry.key()).mark(':');
      separator = ",";
      switch (entry) {
        case ConnectionPlan.TypeName name -> out.string(name.type());
        case ConnectionPlan.TotalCount total -> out.json(Long.toString(page.total()));
        case ConnectionPlan.PageInfo info -> writeInfo(info);
        case ConnectionPlan.Edges list -> {
          int before = writer.errors().size();
          boolean isWritten = writeEdges(edges++);
          writer.place(before, list.key());
          if (!isWritten) {
            return false;
          }
        }
      }
    }
    out.mark('}');
    return true;
  }

  private boolean writeEdges(int place) {
    Records rows = page.rows();
    List<Cell> cells = rows.cells().get(place) instanceof Cell.Same edge ? edge.cells() : List.of();
    return writer.writeList(rows, 0, rows.rows().size(), cells);
  }

  private void writeInfo(ConnectionPlan.PageInfo info) {
    String separator = "{";
    for (ConnectionPlan.Fact fact : info.facts()) {
      out.json(separator).string(fact.key()).mark(':');
      separator = ",";
      switch (fact.fact()) {
        case TYPE_NAME -> out.string("PageInfo");
        case HAS_NEXT_PAGE -> out.bool(page.hasNext());
        case HAS_PREVIOUS_PAGE -> out.bool(page.hasPrevious());
        case START_CURSOR -> writeCursor(true);
        case END_CURSOR -> writeCursor(false);
      }
    }
    out.mark('}');
  }

  private void writeCursor(boolean isFirst) {
    List<Row> rows = page.rows().rows();
    if (rows.isEmpty()) {
      out.nothing();
    } else {
      CursorForm form = root.statements().cursors();
      writer.writeCursor(isFirst ? rows.getFirst() : rows.getLast(), form);
    }
  }
}
