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

  /**
   * {@code {"data":{key:[node …]},"totalCount":…,"pageInfo":…}}: the same without edges, beside the
   * list. The connection must have been asked for one node per edge.
   */
  boolean writeBesideList() {
    String separator = "{";
    for (Entry entry : root.plan().entries()) {
      out.json(separator);
      separator = ",";
      switch (entry) {
        case ConnectionPlan.Edges list -> {
          out.json("\"data\":{").raw(root.label());
          Records rows = page.rows();
          if (!writer.writeList(rows, 0, rows.rows().size(), nodeCells(rows.cells()))) {
            return false;
          }
          out.mark('}');
        }
        case ConnectionPlan.TotalCount total ->
            out.string(total.key()).mark(':').json(Long.toString(page.total()));
        case ConnectionPlan.PageInfo info -> {
          out.string(info.key()).mark(':');
          writeInfo(info);
        }
        case ConnectionPlan.TypeName name -> out.string(name.key()).mark(':').string(name.type());
      }
    }
    out.mark('}');
    return true;
  }

  private static List<Cell> nodeCells(List<Cell> edges) {
    return edges.getFirst() instanceof Cell.Same edge
            && edge.cells().getFirst() instanceof Cell.Same node
        ? node.cells()
        : List.of();
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
