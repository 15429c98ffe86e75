package io.viginti.catalog;

import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.contracts.shape.ShapeField;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks up the columns of a shape's field; a shape that lacks one is refused as a whole. */
final class Columns {
  private Columns() {}

  static ShapeColumn require(CatalogObject owner, ShapeField field, @Nullable String part) {
    return field.columns().stream()
        .filter(column -> Objects.equals(column.part(), part))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "field %s.%s of type %s has no column for %s in %s"
                        .formatted(owner, field.name(), field.type(), part, field.columns())));
  }
}
