package io.viginti.catalog;

import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeRelation;
import java.util.Objects;

/** The relation of a relational field, which the shape guarantees. */
final class Relations {
  private Relations() {}

  static ShapeRelation of(ShapeField field) {
    return Objects.requireNonNull(field.relation(), field::name);
  }
}
