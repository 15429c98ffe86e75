package io.viginti.catalog;

/** A relation to one record, whichever side holds the column. */
public sealed interface ToOneField extends CatalogField permits ReferenceField, InverseOneField {
  CatalogObject target();

  /**
   * The record behind a relation may be deleted: null in answers even when the id must be there.
   */
  @Override
  default boolean isNullable() {
    return true;
  }
}
