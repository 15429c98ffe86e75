package io.viginti.catalog;

import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.contracts.shape.ShapeField;

/** A field with one column. */
public final class LeafField implements CatalogField, Leaf {
  private final CatalogObject owner;
  private final ShapeField source;
  private final LeafType leafType;
  private final ShapeColumn column;
  private final EnumType enumType;

  LeafField(
      CatalogObject owner,
      ShapeField source,
      LeafType leafType,
      ShapeColumn column,
      EnumType enumType) {
    this.owner = owner;
    this.source = source;
    this.leafType = leafType;
    this.column = column;
    this.enumType = enumType;
  }

  @Override
  public String name() {
    return source.name();
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
  public boolean isWritable() {
    return !isId() && (!source.isSystem() || source.type() == FieldType.POSITION);
  }

  /** Whether this is the record's own id. */
  public boolean isId() {
    return source.name().equals("id");
  }

  @Override
  public LeafType leafType() {
    return leafType;
  }

  @Override
  public String column() {
    return column.name();
  }

  @Override
  public ColumnType columnType() {
    return column.type();
  }

  @Override
  public EnumType enumType() {
    return enumType;
  }

  @Override
  public String toString() {
    return owner + "." + name();
  }
}
