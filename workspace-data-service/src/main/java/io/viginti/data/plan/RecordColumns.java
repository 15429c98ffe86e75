package io.viginti.data.plan;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.LeafField;

/** The system fields every object has. */
public final class RecordColumns {
  private RecordColumns() {}

  public static LeafField id(CatalogObject object) {
    return leaf(object, "id");
  }

  public static LeafField createdAt(CatalogObject object) {
    return leaf(object, "createdAt");
  }

  public static LeafField updatedAt(CatalogObject object) {
    return leaf(object, "updatedAt");
  }

  public static LeafField deletedAt(CatalogObject object) {
    return leaf(object, "deletedAt");
  }

  public static LeafField position(CatalogObject object) {
    return leaf(object, "position");
  }

  public static CompositeField createdBy(CatalogObject object) {
    return (CompositeField) object.requireField("createdBy");
  }

  public static CompositeField updatedBy(CatalogObject object) {
    return (CompositeField) object.requireField("updatedBy");
  }

  private static LeafField leaf(CatalogObject object, String name) {
    return (LeafField) object.requireField(name);
  }
}
