package io.viginti.catalog;

import io.viginti.contracts.shape.ShapeField;
import java.util.List;

/**
 * A relation to one record of several objects: the fields it gives, of which at most one is set.
 *
 * @param source the field of the shape
 * @param objectColumn holds the target's table name
 * @param idColumn holds the target's id
 * @param targets one field per target object
 */
public record MorphRelation(
    ShapeField source, String objectColumn, String idColumn, List<ReferenceField> targets) {
  public MorphRelation {
    targets = List.copyOf(targets);
  }
}
