package io.viginti.catalog;

import io.viginti.contracts.shape.OnDelete;
import io.viginti.contracts.shape.RelationType;
import io.viginti.contracts.shape.ShapeField;
import java.util.Optional;

/**
 * A relation to one record by a column of this object, its foreign key. A morph relation gives one
 * such field per target, all on the same pair of columns.
 */
public final class ReferenceField implements ToOneField {
  private final CatalogObject owner;
  private final ShapeField source;
  private final String name;
  private final CatalogObject target;
  private final String idColumn;
  private final Optional<String> objectColumn;

  ReferenceField(
      CatalogObject owner,
      ShapeField source,
      String name,
      CatalogObject target,
      String idColumn,
      Optional<String> objectColumn) {
    this.owner = owner;
    this.source = source;
    this.name = name;
    this.target = target;
    this.idColumn = idColumn;
    this.objectColumn = objectColumn;
  }

  @Override
  public String name() {
    return name;
  }

  /** The name of the {@code <f>Id} beside it. */
  public String idName() {
    return name + "Id";
  }

  @Override
  public CatalogObject owner() {
    return owner;
  }

  @Override
  public ShapeField source() {
    return source;
  }

  @Override
  public CatalogObject target() {
    return target;
  }

  /** The column that holds the target's id. */
  public String idColumn() {
    return idColumn;
  }

  /**
   * Of a morph relation: the column that must hold {@code target().tableName()} for the id to mean
   * this target. Empty for a plain relation.
   */
  public Optional<String> objectColumn() {
    return objectColumn;
  }

  public boolean isMorph() {
    return objectColumn.isPresent();
  }

  public boolean isOneToOne() {
    return Relations.of(source).type() == RelationType.ONE_TO_ONE;
  }

  public OnDelete onDelete() {
    return Relations.of(source).onDelete();
  }

  /** Instead of its {@code <f>Id}: by what tells a record, or with a new one. */
  @Override
  public boolean isWritable() {
    return !source.isSystem();
  }

  /** Whoever must give it may give its {@code <f>Id}. */
  @Override
  public boolean isRequired() {
    return false;
  }

  @Override
  public String toString() {
    return owner + "." + name;
  }
}
