package io.viginti.catalog;

import io.viginti.contracts.shape.ShapeObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of the workspace with its fields under their names in the public API. */
public final class CatalogObject {
  private final ShapeObject source;
  private final ObjectNames names;
  private final Map<String, CatalogField> fields = new LinkedHashMap<>();
  private final Map<String, ToManyField> aggregates = new LinkedHashMap<>();
  private @Nullable String searchField;
  private final List<MorphRelation> morphRelations = new ArrayList<>();
  private final List<ReferenceField> referrers = new ArrayList<>();
  private final List<Junction> junctions = new ArrayList<>();

  CatalogObject(ShapeObject source) {
    this.source = source;
    this.names = new ObjectNames(source.nameSingular(), source.namePlural());
  }

  void add(CatalogField field) {
    if (fields.put(field.name(), field) != null) {
      throw new IllegalArgumentException(
          "object " + this + " has two fields named " + field.name());
    }
    if (field instanceof ToManyField many) {
      aggregates.put(many.aggregateName(), many);
    }
  }

  void add(MorphRelation relation) {
    morphRelations.add(relation);
  }

  void searchedBy(String field) {
    searchField = field;
  }

  void addReferrer(ReferenceField field) {
    referrers.add(field);
  }

  void addJunction(Junction junction) {
    junctions.add(junction);
  }

  public ShapeObject source() {
    return source;
  }

  public ObjectNames names() {
    return names;
  }

  public String nameSingular() {
    return source.nameSingular();
  }

  public String namePlural() {
    return source.namePlural();
  }

  /** Physical table name, unquoted. */
  public String tableName() {
    return source.tableName();
  }

  public boolean allowsAllWrites() {
    return source.clientWrites() == ShapeObject.ClientWrites.ALL;
  }

  /** In the order of the shape; {@code <f>Id} before its relation. */
  public List<CatalogField> fields() {
    return List.copyOf(fields.values());
  }

  public Optional<CatalogField> findField(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** The list whose figures have that name: {@code people} for {@code peopleAggregate}. */
  public Optional<ToManyField> findAggregated(String name) {
    return Optional.ofNullable(aggregates.get(name));
  }

  /** The field of that name, which the caller knows is there. */
  public CatalogField requireField(String name) {
    return findField(name)
        .orElseThrow(() -> new IllegalArgumentException(this + " has no field " + name));
  }

  /** The field that labels a record. */
  public Optional<CatalogField> findLabelField() {
    return Optional.ofNullable(source.labelField()).flatMap(this::findField);
  }

  /**
   * Name of the TS_VECTOR field, by which filters search the object's records; empty when they are
   * not searched. It is no {@link CatalogField}: nothing of it is answered or written.
   */
  public Optional<String> findSearchField() {
    return Optional.ofNullable(searchField);
  }

  public List<MorphRelation> morphRelations() {
    return Collections.unmodifiableList(morphRelations);
  }

  /** Relations of any object, this one included, that point at records of this object. */
  public List<ReferenceField> referrers() {
    return Collections.unmodifiableList(referrers);
  }

  /**
   * Every way through a table of links that starts here, also where no field is published for it.
   */
  public List<Junction> junctions() {
    return Collections.unmodifiableList(junctions);
  }

  /**
   * What makes duplicates: records that have the same values in every column of one of the lists.
   */
  public List<List<Leaf>> duplicateCriteria() {
    List<List<Leaf>> criteria = new ArrayList<>();
    for (List<String> paths : source.duplicateCriteria()) {
      List<List<Leaf>> columns =
          paths.stream().map(path -> FieldPath.leaves(this, path).toList()).toList();
      if (!columns.isEmpty() && columns.stream().noneMatch(List::isEmpty)) {
        criteria.add(columns.stream().flatMap(List::stream).toList());
      }
    }
    return criteria;
  }

  /** What no two live records share, besides the id. */
  public List<UniqueKey> uniqueKeys() {
    return UniqueKey.of(this);
  }

  @Override
  public String toString() {
    return nameSingular();
  }
}
