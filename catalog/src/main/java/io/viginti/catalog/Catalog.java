package io.viginti.catalog;

import io.viginti.contracts.shape.Shape;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A shape with every generated name resolved. Immutable; every look-up is one step in a map. */
public final class Catalog {
  /** The root field of Query that is of no object: records of any object by their text. */
  public static final String SEARCH = "search";

  private final Shape shape;
  private final Map<String, CatalogObject> bySingular;
  private final Map<String, CatalogObject> byPlural = new LinkedHashMap<>();
  private final Map<String, CatalogObject> byTable = new LinkedHashMap<>();
  private final Map<String, CatalogObject> byType = new LinkedHashMap<>();
  private final Map<String, RootField> queries = new LinkedHashMap<>();
  private final Map<String, RootField> mutations = new LinkedHashMap<>();

  private Catalog(Shape shape, Map<String, CatalogObject> objects) {
    this.shape = shape;
    this.bySingular = objects;
    for (CatalogObject object : objects.values()) {
      byPlural.put(object.namePlural(), object);
      byTable.put(object.tableName(), object);
      byType.put(object.names().type(), object);
      for (RootField.Kind kind : RootField.Kind.values()) {
        if (object.allowsAllWrites() || !kind.isMutation() || kind.isUpdate()) {
          RootField field = new RootField(kind, object);
          (kind.isMutation() ? mutations : queries).put(field.name(), field);
        }
      }
    }
  }

  /**
   * @throws IllegalArgumentException when the shape contradicts itself: a target, inverse or column
   *     that is not there
   */
  public static Catalog of(Shape shape) {
    if (shape.format() != Shape.FORMAT) {
      throw new IllegalArgumentException("shape of format " + shape.format() + " is not known");
    }
    return new Catalog(shape, new CatalogAssembly(shape).objects());
  }

  public Shape shape() {
    return shape;
  }

  /** Sorted by singular name. */
  public Collection<CatalogObject> objects() {
    return Collections.unmodifiableCollection(bySingular.values());
  }

  public Optional<CatalogObject> findObject(String nameSingular) {
    return Optional.ofNullable(bySingular.get(nameSingular));
  }

  public Optional<CatalogObject> findByPlural(String namePlural) {
    return Optional.ofNullable(byPlural.get(namePlural));
  }

  /** By physical table name, as the object column of a morph relation holds it. */
  public Optional<CatalogObject> findByTable(String tableName) {
    return Optional.ofNullable(byTable.get(tableName));
  }

  /** By GraphQL object type ({@code Company}), as type conditions of fragments name it. */
  public Optional<CatalogObject> findByType(String typeName) {
    return Optional.ofNullable(byType.get(typeName));
  }

  public Optional<RootField> findQuery(String name) {
    return Optional.ofNullable(queries.get(name));
  }

  public Optional<RootField> findMutation(String name) {
    return Optional.ofNullable(mutations.get(name));
  }

  /** Root fields of Query in the order of the objects. */
  public Collection<RootField> queries() {
    return Collections.unmodifiableCollection(queries.values());
  }

  /** Root fields of Mutation in the order of the objects. */
  public Collection<RootField> mutations() {
    return Collections.unmodifiableCollection(mutations.values());
  }
}
