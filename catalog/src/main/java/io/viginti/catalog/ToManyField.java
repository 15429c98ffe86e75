package io.viginti.catalog;

import io.viginti.contracts.shape.ShapeField;

/** A relation to many records, by a column of theirs or by a table of links. */
public final class ToManyField implements CatalogField {
  private final ShapeField source;
  private final Link link;

  ToManyField(ShapeField source, Link link) {
    this.source = source;
    this.link = link;
  }

  /** How the records of the list are found. */
  public sealed interface Link {
    CatalogObject owner();

    CatalogObject target();
  }

  /**
   * Those whose field points here.
   *
   * @param inverse the field of the target that holds the column; a morph relation's field for this
   *     object
   */
  public record ByColumn(ReferenceField inverse) implements Link {
    @Override
    public CatalogObject owner() {
      return inverse.target();
    }

    @Override
    public CatalogObject target() {
      return inverse.owner();
    }
  }

  /** Those linked through a table; a record is in a list once. */
  public record ByJunction(Junction junction) implements Link {
    @Override
    public CatalogObject owner() {
      return junction.from();
    }

    @Override
    public CatalogObject target() {
      return junction.to();
    }
  }

  @Override
  public String name() {
    return source.name();
  }

  /** The name of the figures over its records, beside it. */
  public String aggregateName() {
    return name() + "Aggregate";
  }

  @Override
  public CatalogObject owner() {
    return link.owner();
  }

  @Override
  public ShapeField source() {
    return source;
  }

  public CatalogObject target() {
    return link.target();
  }

  public Link link() {
    return link;
  }

  @Override
  public boolean isNullable() {
    return false;
  }

  @Override
  public boolean isWritable() {
    return switch (link) {
      case ByColumn column -> false; // written as a field of the other records
      case ByJunction links -> !source.isSystem();
    };
  }

  @Override
  public String toString() {
    return owner() + "." + name();
  }
}
