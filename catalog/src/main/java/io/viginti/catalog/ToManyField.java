package io.viginti.catalog;

import io.viginti.contracts.shape.ShapeField;

/** A relation to many records: those whose {@link #inverse()} points here. */
public final class ToManyField implements CatalogField {
  private final ShapeField source;
  private final ToOneField inverse;

  ToManyField(ShapeField source, ToOneField inverse) {
    this.source = source;
    this.inverse = inverse;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public CatalogObject owner() {
    return inverse.target();
  }

  @Override
  public ShapeField source() {
    return source;
  }

  public CatalogObject target() {
    return inverse.owner();
  }

  /** The field of the target that holds the column; a morph relation's field for this object. */
  public ToOneField inverse() {
    return inverse;
  }

  @Override
  public boolean isNullable() {
    return false;
  }

  @Override
  public boolean isWritable() {
    return false;
  }

  @Override
  public String toString() {
    return owner() + "." + name();
  }
}
