package io.viginti.data.execute;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.value.JsonText;
import io.viginti.data.link.DownloadLinks;
import io.viginti.data.sql.Cell;
import io.viginti.data.sql.CursorForm;
import io.viginti.data.value.JsonBytes;
import io.viginti.data.value.LeafOutput;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes records as JSON. A null where the schema has none is an error, and the nearest value
 * around it that may be null becomes null (GraphQL, section 6.4.4): a method that answers false has
 * left such a null to its caller.
 */
final class RecordWriter {
  private final JsonBytes out;
  private final CursorSeal cursors;
  private final DownloadLinks files;
  private final List<FieldError> errors = new ArrayList<>();

  RecordWriter(JsonBytes out, Session session) {
    this.out = out;
    this.cursors = session.cursors();
    this.files = session.files();
  }

  List<FieldError> errors() {
    return errors;
  }

  /** A list whose records must not be null. */
  boolean writeList(Records records, int start, int end) {
    return writeList(records, start, end, records.cells());
  }

  boolean writeList(Records records, int start, int end, List<Cell> cells) {
    out.mark('[');
    for (int i = start; i < end; i++) {
      if (i > start) {
        out.mark(',');
      }
      int before = errors.size();
      boolean written = writeObject(records, records.rows().get(i), cells);
      place(before, i - start);
      if (!written) {
        return false;
      }
    }
    out.mark(']');
    return true;
  }

  /** A list for each range of the records. */
  boolean writeLists(Records records) {
    out.mark('[');
    int place = 0;
    for (Records.Range range : records.rangeOfParent().values()) {
      if (place > 0) {
        out.mark(',');
      }
      int before = errors.size();
      boolean written = writeList(records, range.start(), range.end());
      place(before, place++);
      if (!written) {
        return false;
      }
    }
    out.mark(']');
    return true;
  }

  boolean writeObject(Records records, Row row, List<Cell> cells) {
    out.mark('{');
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (i > 0) {
        out.mark(',');
      }
      out.raw(cell.label());
      int before = errors.size();
      boolean written = writeCell(records, row, cell);
      place(before, cell.key());
      if (!written) {
        return false;
      }
    }
    out.mark('}');
    return true;
  }

  /** The errors from that one on are below a step. */
  void place(int from, Object step) {
    for (int i = from; i < errors.size(); i++) {
      errors.get(i).isBelow(step);
    }
  }

  private boolean writeCell(Records records, Row row, Cell cell) {
    return switch (cell) {
      case Cell.Constant constant -> {
        out.raw(constant.json());
        yield true;
      }
      case Cell.Value value ->
          LeafOutput.write(out, row, value.column(), value.scalar(), value.options())
              || writeNull(value.isNullable());
      case Cell.Documents documents -> {
        String json = row.getString(documents.column());
        if (json == null) {
          yield writeNull(documents.isNullable());
        }
        writeDocuments(JsonText.parse(json), documents);
        yield true;
      }
      case Cell.Composite composite -> writeObject(records, row, composite.cells());
      case Cell.Listed list -> {
        for (int i = 0; i < list.cells().size(); i++) {
          out.mark(i == 0 ? '[' : ',');
          writeCell(records, row, list.cells().get(i));
        }
        out.mark(']');
        yield true;
      }
      case Cell.Same same -> writeObject(records, row, same.cells());
      case Cell.Cursor cursor -> {
        writeCursor(row, cursor.form());
        yield true;
      }
      case Cell.ToOne one -> {
        int start = out.length();
        if (row.getUUID(one.idColumn()) == null || !writeObject(records, row, one.cells())) {
          out.cut(start);
          out.nothing();
        }
        yield true;
      }
      case Cell.ToMany many -> {
        Records children = records.children().get(many.child());
        Records.Range range = children.rangeOf(row.getValue(many.parentIdColumn()));
        yield writeList(children, range.start(), range.end());
      }
      case Cell.ToManyFigures many -> {
        Records figures = records.children().get(many.child());
        Records.Range range = figures.rangeOf(row.getUUID(many.parentIdColumn()));
        yield writeObject(figures, figures.rows().get(range.start()), figures.cells());
      }
    };
  }

  /** The place of a row in its list. */
  void writeCursor(Row row, CursorForm form) {
    JsonBytes values = new JsonBytes(128);
    for (int i = 0; i < form.keys().size(); i++) {
      CursorForm.Key key = form.keys().get(i);
      values.mark(i == 0 ? '[' : ',');
      if (!LeafOutput.write(values, row, key.column(), key.scalar(), EnumType.NONE)) {
        values.nothing();
      }
    }
    out.quotedAscii(cursors.seal(form, values.mark(']').toArray()));
  }

  private boolean writeNull(boolean isNullable) {
    if (isNullable) {
      out.nothing();
    } else {
      errors.add(
          new FieldError(
              VigintiException.of(ErrorCode.INTERNAL, "A field that is required has no value")));
    }
    return isNullable;
  }

  private void writeDocuments(JsonNode items, Cell.Documents documents) {
    List<Cell.Documents.Entry> entries = documents.entries();
    out.mark('[');
    int count = 0;
    for (JsonNode item : items) {
      if (count++ > 0) {
        out.mark(',');
      }
      out.mark('{');
      for (int i = 0; i < entries.size(); i++) {
        Cell.Documents.Entry entry = entries.get(i);
        if (i > 0) {
          out.mark(',');
        }
        out.raw(entry.label());
        if (entry.constant().length > 0) {
          out.raw(entry.constant());
        } else if (documents.areFiles() && entry.name().equals("url")) {
          out.quotedAscii(files.urlOf(UUID.fromString(item.path("fileId").asText())));
        } else {
          JsonNode value = item.path(entry.name());
          out.json(value.isMissingNode() ? "null" : JsonText.write(value));
        }
      }
      out.mark('}');
    }
    out.mark(']');
  }
}
