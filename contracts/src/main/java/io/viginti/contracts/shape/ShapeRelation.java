package io.viginti.contracts.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a RELATION or MORPH_RELATION field leads.
 *
 * @param type the kind, seen from this field; a MORPH_RELATION field is MANY_TO_ONE
 * @param targetObjects singular names of the targets: exactly one for RELATION, one or more for
 *     MORPH_RELATION
 * @param inverseField name of the field on the target that is the other side; for a ONE_TO_MANY
 *     whose other side is a morph relation, the morph field's name; null when there is none
 * @param onDelete meant for the side that holds the column
 * @param junction where a MANY_TO_MANY keeps its links, else null
 */
public record ShapeRelation(
    RelationType type,
    List<String> targetObjects,
    @Nullable String inverseField,
    OnDelete onDelete,
    @Nullable ShapeJunction junction) {
  public ShapeRelation {
    targetObjects = List.copyOf(targetObjects);
    if (targetObjects.isEmpty()) {
      throw new IllegalArgumentException("a relation needs a target object");
    }
  }
}
