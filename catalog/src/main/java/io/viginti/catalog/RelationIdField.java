package io.viginti.catalog;

import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.ShapeField;

/**
 * The {@code <f>Id} beside a relation to one record. Of a morph relation its value is the id column
 * where the object column names this target, else null.
 */
public final class RelationIdField implements CatalogField, Leaf {
  private final ReferenceField relation;

  RelationIdField(ReferenceField relation) {
    this.relation = relation;
  }

  public ReferenceField relation() {
    return relation;
  }

  @Override
  public String name() {
    return relation.idName();
  }

  @Override
  public CatalogObject owner() {
    return relation.owner();
  }

  @Override
  public ShapeField source() {
    return relation.source();
  }

  @Override
  public boolean isNullable() {
    return relation.isMorph() || source().isNullable();
  }

  @Override
  public boolean isWritable() {
    return !source().isSystem();
  }

  /** Whoever must give it may give the relation itself. */
  @Override
  public boolean isRequired() {
    return false;
  }

  @Override
  public LeafType leafType() {
    return LeafType.ID;
  }

  @Override
  public String column() {
    return relation.idColumn();
  }

  @Override
  public ColumnType columnType() {
    return ColumnType.UUID;
  }

  @Override
  public EnumType enumType() {
    return EnumType.NONE;
  }

  @Override
  public String toString() {
    return owner() + "." + name();
  }
}
