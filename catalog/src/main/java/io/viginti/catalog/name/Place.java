package io.viginti.catalog.name;

import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeObject;
import org.jspecify.annotations.Nullable;

/**
 * Where a name stands.
 *
 * @param value the name itself
 */
record Place(String object, @Nullable String field, String property, String value) {
  static Place of(ShapeObject object, String property, String value) {
    return new Place(object.nameSingular(), null, property, value);
  }

  static Place of(ShapeObject object, ShapeField field) {
    return new Place(object.nameSingular(), field.name(), "name", field.name());
  }

  Place property(String name) {
    return new Place(object, field, name, value);
  }

  @Override
  public String toString() {
    return field == null ? "object " + object : "field " + object + "." + field;
  }
}
