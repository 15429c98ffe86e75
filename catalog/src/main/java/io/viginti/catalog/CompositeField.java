package io.viginti.catalog;

import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.ShapeField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A field whose value is an object; never null itself, its parts are. */
public final class CompositeField implements CatalogField {
  private final CatalogObject owner;
  private final ShapeField source;
  private final Composite composite;
  private final Map<String, Part> parts;

  CompositeField(CatalogObject owner, ShapeField source, Composite composite) {
    this.owner = owner;
    this.source = source;
    this.composite = composite;
    this.parts = new LinkedHashMap<>();
    for (Composite.Part part : composite.parts()) {
      String column = Columns.require(owner, source, part.name()).name();
      parts.put(
          part.name(), new Part(this, part.name(), part.leafType(), column, part.columnType()));
    }
  }

  /** A sub-field and its column. */
  public record Part(
      CompositeField field, String name, LeafType leafType, String column, ColumnType columnType)
      implements Leaf {
    @Override
    public EnumType enumType() {
      return enumTypeOf(leafType);
    }

    @Override
    public String toString() {
      return field + "." + name;
    }
  }

  /** The enum of a part: {@link Composite#ACTOR_SOURCE} is the only one. */
  public static EnumType enumTypeOf(LeafType part) {
    return part == LeafType.ENUM ? Composite.ACTOR_SOURCE : EnumType.NONE;
  }

  public Composite composite() {
    return composite;
  }

  /** In the order of the type. */
  public List<Part> parts() {
    return List.copyOf(parts.values());
  }

  public Optional<Part> findPart(String name) {
    return Optional.ofNullable(parts.get(name));
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
  public boolean isNullable() {
    return false;
  }

  @Override
  public boolean isWritable() {
    return composite.isWritable() && !source.isSystem();
  }

  @Override
  public String toString() {
    return owner + "." + name();
  }
}
