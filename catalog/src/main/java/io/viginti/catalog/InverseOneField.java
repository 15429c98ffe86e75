package io.viginti.catalog;

import io.viginti.contracts.shape.ShapeField;

/**
 * The side of a ONE_TO_ONE relation that has no column: the one live record whose {@link
 * #inverse()} points here. Written from the other side.
 */
public final class InverseOneField implements ToOneField {
  private final ShapeField source;
  private final ReferenceField inverse;

  InverseOneField(ShapeField source, ReferenceField inverse) {
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

  @Override
  public CatalogObject target() {
    return inverse.owner();
  }

  /** The field of the target that holds the column. */
  public ReferenceField inverse() {
    return inverse;
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
