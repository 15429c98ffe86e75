package io.viginti.metadata.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.RelationType;
import io.viginti.contracts.shape.ShapeColumn;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field of an object.
 *
 * @param isSystem written by the server only (id and position excepted)
 * @param defaultValue in the field's input form; null when there is none
 * @param settings of the type; null when there are none
 * @param columns physical columns, allotted once; replaced only by a change of type
 * @param relation of RELATION and MORPH_RELATION, else null
 */
public record FieldModel(
    UUID id,
    String name,
    Labels labels,
    FieldType type,
    boolean isNullable,
    boolean isUnique,
    boolean isSystem,
    boolean isCustom,
    boolean isActive,
    @Nullable JsonNode defaultValue,
    @Nullable JsonNode settings,
    List<OptionModel> options,
    List<ShapeColumn> columns,
    @Nullable RelationModel relation) {

  /** What people read. */
  public record Labels(String label, @Nullable String description, @Nullable String icon) {}

  public FieldModel {
    options = List.copyOf(options);
    columns = List.copyOf(columns);
  }

  /** A to-one relation of a single target that holds the foreign key. */
  public boolean isForeignKey() {
    return type == FieldType.RELATION && !columns.isEmpty();
  }

  /** A side of a relation that has no column of its own. */
  public boolean isOtherSide() {
    return type == FieldType.RELATION && columns.isEmpty();
  }

  /** A relation whose column no two live records share a value of, by its kind. */
  public boolean isOneToOneKey() {
    return isForeignKey() && relation != null && relation.type() == RelationType.ONE_TO_ONE;
  }

  public FieldModel named(String newName) {
    return new FieldModel(
        id,
        newName,
        labels,
        type,
        isNullable,
        isUnique,
        isSystem,
        isCustom,
        isActive,
        defaultValue,
        settings,
        options,
        columns,
        relation);
  }

  public FieldModel withRelation(RelationModel newRelation) {
    return new FieldModel(
        id,
        name,
        labels,
        type,
        isNullable,
        isUnique,
        isSystem,
        isCustom,
        isActive,
        defaultValue,
        settings,
        options,
        columns,
        newRelation);
  }

  public FieldModel active(boolean newIsActive) {
    return new FieldModel(
        id,
        name,
        labels,
        type,
        isNullable,
        isUnique,
        isSystem,
        isCustom,
        newIsActive,
        defaultValue,
        settings,
        options,
        columns,
        relation);
  }
}
