package io.viginti.catalog;

import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.ObjectPermission;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeIndex;
import io.viginti.contracts.shape.ShapeObject;
import io.viginti.contracts.shape.ShapeRelation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which objects a role may read, by singular names. What is made of the shape that is left has no
 * trace of the others: no root fields, types, relations to them, nor what is derived of those.
 *
 * @param isAll whether it is all but {@code except}; else it is those only
 */
public record ReadableObjects(boolean isAll, Set<String> except) {
  /** Every object. */
  public static final ReadableObjects ALL = new ReadableObjects(true, Set.of());

  public ReadableObjects {
    except = Set.copyOf(except);
  }

  public static ReadableObjects of(AccessRole role) {
    boolean isAll = role.canReadAllRecords();
    if (isAll && role.objects().isEmpty()) {
      return ALL;
    }
    return new ReadableObjects(
        isAll,
        role.objects().stream()
            .filter(permission -> permission.canRead() != null && permission.canRead() != isAll)
            .map(ObjectPermission::objectName)
            .collect(Collectors.toUnmodifiableSet()));
  }

  public boolean contains(String object) {
    return isAll != except.contains(object);
  }

  /** The shape as it looks to the role; the same when it may read everything. */
  public Shape of(Shape shape) {
    return equals(ALL)
        ? shape
        : new Shape(
            shape.format(),
            shape.objects().stream()
                .filter(object -> contains(object.nameSingular()))
                .map(this::of)
                .toList());
  }

  private ShapeObject of(ShapeObject object) {
    List<ShapeField> fields =
        object.fields().stream().flatMap(field -> of(field).stream()).toList();
    Set<String> gone =
        object.fields().stream()
            .map(ShapeField::name)
            .collect(Collectors.toCollection(HashSet::new));
    fields.forEach(field -> gone.remove(field.name()));
    return new ShapeObject(
        object.nameSingular(),
        object.namePlural(),
        object.tableName(),
        object.isSystem(),
        object.isCustom(),
        object.isSearchable(),
        object.clientWrites(),
        object.labelField(),
        object.duplicateCriteria().stream().filter(paths -> namesNone(paths, gone)).toList(),
        fields,
        object.indexes().stream().filter(index -> namesNone(index, gone)).toList());
  }

  private static boolean namesNone(ShapeIndex index, Set<String> gone) {
    return namesNone(index.fields(), gone);
  }

  /** A path begins with a field, or the id of a relation. */
  private static boolean namesNone(List<String> paths, Set<String> gone) {
    return paths.stream()
        .map(path -> path.split("\\.", 2)[0])
        .flatMap(
            name ->
                name.endsWith("Id")
                    ? Stream.of(name, name.substring(0, name.length() - 2))
                    : Stream.of(name))
        .noneMatch(gone::contains);
  }

  private Optional<ShapeField> of(ShapeField field) {
    ShapeRelation relation = field.relation();
    if (relation == null) {
      return Optional.of(field);
    }
    List<String> targets = relation.targetObjects().stream().filter(this::contains).toList();
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ShapeField(
            field.name(),
            field.type(),
            field.isNullable(),
            field.isUnique(),
            field.isSystem(),
            field.defaultValue(),
            field.settings(),
            field.options(),
            field.columns(),
            new ShapeRelation(
                relation.type(),
                targets,
                relation.inverseField(),
                relation.onDelete(),
                relation.junction())));
  }
}
