package io.viginti.metadata.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.contracts.migration.MigrationAction.Column;
import io.viginti.contracts.migration.SearchDocument;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.RelationModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table of an object as it has to be.
 *
 * @param fields by field id, in the order of creation; fields without columns are not there
 * @param indexes by name
 * @param search what its records are found by; null when they are not searched
 */
record TableLayout(
    String table,
    Map<UUID, FieldLayout> fields,
    Map<String, PhysicalIndex> indexes,
    @Nullable SearchDocument search) {

  /**
   * A field's columns.
   *
   * @param isRequired its single column refuses null
   * @param targetTable where the foreign key leads; null when there is none
   * @param fill what rows without a value get when it becomes required; null when nothing can
   */
  record FieldLayout(
      FieldModel field,
      List<Column> columns,
      boolean isRequired,
      @Nullable String targetTable,
      @Nullable JsonNode fill) {}

  /** The primary key is part of every table by itself. */
  private static final String PRIMARY_KEY = "id";

  static TableLayout of(MetadataModel model, ObjectModel object) {
    Visibility visibility = new Visibility(model);
    Map<UUID, FieldLayout> fields = new LinkedHashMap<>();
    for (FieldModel field : object.fields()) {
      if (!field.columns().isEmpty() && !field.name().equals(PRIMARY_KEY)) {
        fields.put(field.id(), layout(model, visibility, field));
      }
    }
    Map<String, PhysicalIndex> indexes = new LinkedHashMap<>();
    TableIndexes.of(object).forEach(index -> indexes.put(index.name(), index));
    return new TableLayout(
        object.tableName(), fields, indexes, SearchText.find(object).orElse(null));
  }

  List<Column> columns() {
    return fields.values().stream().flatMap(layout -> layout.columns().stream()).toList();
  }

  private static FieldLayout layout(MetadataModel model, Visibility visibility, FieldModel field) {
    boolean isFilled = !field.isNullable() && visibility.isVisible(field);
    // A composite is never null, its parts may be.
    boolean isRequired = isFilled && field.columns().size() == 1;
    List<Column> columns = new ArrayList<>();
    for (ShapeColumn column : field.columns()) {
      // A nullable field's default is for records to come, and the engine writes it: a default of
      // the column would outlive a change of the field's.
      JsonNode value = isFilled ? ColumnDefaults.of(field, column) : null;
      columns.add(new Column(column.name(), column.type(), !isRequired, value));
    }
    return new FieldLayout(
        field,
        columns,
        isRequired,
        targetTable(model, field),
        columns.size() == 1 ? ColumnDefaults.of(field, field.columns().getFirst()) : null);
  }

  private static @Nullable String targetTable(MetadataModel model, FieldModel field) {
    RelationModel relation = field.relation();
    if (relation == null || field.type() == FieldType.MORPH_RELATION) {
      return null;
    }
    return model.requireObject(relation.targetObjectIds().getFirst()).tableName();
  }
}
