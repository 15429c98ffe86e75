package io.viginti.contracts.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of an object.
 *
 * @param isSystem written by the server only (id excepted: a create input takes it)
 * @param defaultValue in the field's input form; null when there is none
 * @param settings of the type, as the public API has them (NUMBER {@code dataType}, TEXT {@code
 *     maxLength} …); null when there are none
 * @param options of SELECT, MULTI_SELECT, RATING; empty otherwise
 * @param columns physical columns in a fixed order; empty for the side of a relation that has none
 * @param relation of RELATION and MORPH_RELATION; null otherwise
 */
public record ShapeField(
    String name,
    FieldType type,
    boolean isNullable,
    boolean isUnique,
    boolean isSystem,
    @Nullable JsonNode defaultValue,
    @Nullable JsonNode settings,
    List<ShapeOption> options,
    List<ShapeColumn> columns,
    @Nullable ShapeRelation relation) {
  public ShapeField {
    options = List.copyOf(options);
    columns = List.copyOf(columns);
    boolean relational = type == FieldType.RELATION || type == FieldType.MORPH_RELATION;
    if (relational != (relation != null)) {
      throw new IllegalArgumentException(
          "field " + name + " of type " + type + " has relation " + relation);
    }
  }
}
