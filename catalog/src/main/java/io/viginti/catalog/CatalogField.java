package io.viginti.catalog;

import io.viginti.contracts.shape.ShapeField;

/**
 * A field as the public API has it: a name of an object type, of its filter and, where it can be
 * written, of its inputs. One field of the shape may give several ({@code company} and {@code
 * companyId}; a morph relation's pair per target).
 */
public sealed interface CatalogField
    permits LeafField, CompositeField, RelationIdField, ToOneField, ToManyField {
  String name();

  CatalogObject owner();

  /** The field of the shape it comes from. */
  ShapeField source();

  /** Whether answers may hold null for it. */
  default boolean isNullable() {
    return source().isNullable();
  }

  /** Whether clients may give it in an update; creates take {@code id} besides. */
  boolean isWritable();

  /** Whether a create must give it. */
  default boolean isRequired() {
    return isWritable()
        && !source().isNullable()
        && source().defaultValue() == null
        && switch (source().type()) {
          case POSITION, MORPH_RELATION -> false;
          default -> true;
        };
  }
}
