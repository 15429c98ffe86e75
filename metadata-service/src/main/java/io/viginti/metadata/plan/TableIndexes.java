package io.viginti.metadata.plan;

import io.viginti.contracts.migration.MigrationAction.IndexKind;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.IndexModel;
import io.viginti.metadata.model.ObjectModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every index of an object's table: what was asked for, what uniqueness needs, and the few that the
 * engine cannot do without. Each costs time at creation and on every write, so the objects that
 * only serve others have foreign keys alone, and nothing is sorted by {@code updatedAt} unless it
 * is asked for: an index on it would make every update of a row one of all its indexes.
 */
final class TableIndexes {
  /** Ends every order, and so every index that serves one. */
  private static final String ID = "id";

  private final ObjectModel object;
  private final Map<String, PhysicalIndex> byName = new LinkedHashMap<>();

  private TableIndexes(ObjectModel object) {
    this.object = object;
  }

  static List<PhysicalIndex> of(ObjectModel object) {
    TableIndexes indexes = new TableIndexes(object);
    indexes.collect();
    return List.copyOf(indexes.byName.values());
  }

  private void collect() {
    for (FieldModel field : object.fields()) {
      if (field.isForeignKey() || field.type() == FieldType.MORPH_RELATION) {
        reference(field);
      }
      if (field.isUnique()) {
        unique(field);
      }
    }
    if (!object.isSystem()) {
      ordered("createdAt");
      ordered("position");
      label();
      trigrams();
    }
    object.duplicateCriteria().forEach(this::criterion);
    object.indexes().forEach(this::requested);
  }

  /** Ends in the id, so that the first duplicates are found without all the others. */
  private void criterion(List<String> paths) {
    List<String> columns = columns(paths);
    if (columns.size() == paths.size()) {
      columns.add(ID);
      String name = IndexNames.of(object.tableName(), columns, IndexNames.Suffix.MATCH);
      byName.put(name, new PhysicalIndex(name, columns, false, true, IndexKind.MATCH, paths));
    }
  }

  /** Whole, not only live rows: a foreign key is checked against deleted rows too. */
  private void reference(FieldModel field) {
    String column = field.columns().getLast().name();
    add(IndexNames.Suffix.ENGINE, List.of(column, ID), false, false, List.of(field.name()));
  }

  private void unique(FieldModel field) {
    List<String> columns = FieldColumns.unique(field);
    add(IndexNames.Suffix.UNIQUE, columns, true, true, List.of(field.name()));
  }

  private void ordered(String path) {
    FieldColumns.find(object, path)
        .ifPresent(
            column ->
                add(
                    IndexNames.Suffix.ENGINE,
                    List.of(column.name(), ID),
                    false,
                    true,
                    List.of(path)));
  }

  /** Lists of records are read by their labels; of a composite by each of its parts that counts. */
  private void label() {
    for (FieldModel field : object.fields()) {
      if (field.id().equals(object.labelFieldId())) {
        FieldColumns.decidingPaths(field).forEach(this::ordered);
      }
    }
  }

  /** What people type into a search box: the label, and the primary address of a person. */
  private void trigrams() {
    List<String> columns = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    for (FieldModel field : object.fields()) {
      boolean isLabel = field.id().equals(object.labelFieldId());
      if (isLabel || field.type() == FieldType.EMAILS) {
        List<String> texts =
            field.columns().stream()
                .filter(column -> column.type() == ColumnType.TEXT)
                .map(ShapeColumn::name)
                .toList();
        columns.addAll(texts);
        if (!texts.isEmpty()) {
          fields.add(field.name());
        }
      }
    }
    if (!columns.isEmpty()) {
      String name = IndexNames.of(object.tableName(), columns, IndexNames.Suffix.TRIGRAM);
      byName.put(name, new PhysicalIndex(name, columns, false, true, IndexKind.TRIGRAM, fields));
    }
  }

  private void requested(IndexModel index) {
    List<String> columns = columns(index.fields());
    if (columns.size() == index.fields().size()) {
      if (!index.isUnique() && !columns.contains(ID)) {
        columns.add(ID);
      }
      add(
          index.isUnique() ? IndexNames.Suffix.UNIQUE : IndexNames.Suffix.REQUESTED,
          columns,
          index.isUnique(),
          true,
          index.fields());
    }
  }

  private List<String> columns(List<String> paths) {
    List<String> columns = new ArrayList<>();
    for (String path : paths) {
      FieldColumns.find(object, path).map(ShapeColumn::name).ifPresent(columns::add);
    }
    return columns;
  }

  private void add(
      IndexNames.Suffix suffix,
      List<String> columns,
      boolean isUnique,
      boolean liveRowsOnly,
      List<String> fields) {
    String name = IndexNames.of(object.tableName(), columns, suffix);
    byName.putIfAbsent(
        name, new PhysicalIndex(name, columns, isUnique, liveRowsOnly, IndexKind.BTREE, fields));
  }
}
