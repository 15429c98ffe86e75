package io.viginti.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeJunction;
import io.viginti.contracts.shape.ShapeObject;
import io.viginti.contracts.shape.ShapeRelation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the objects of a catalog: own columns first, then what points at other objects. */
final class CatalogAssembly {
  private final Map<String, CatalogObject> objects = new LinkedHashMap<>();

  CatalogAssembly(Shape shape) {
    shape.objects().stream()
        .sorted(Comparator.comparing(ShapeObject::nameSingular))
        .forEach(object -> objects.put(object.nameSingular(), new CatalogObject(object)));
    objects.values().forEach(this::addColumns);
    objects.values().forEach(this::addOtherSides);
  }

  Map<String, CatalogObject> objects() {
    return objects;
  }

  private void addColumns(CatalogObject owner) {
    for (ShapeField field : owner.source().fields()) {
      switch (field.type()) {
        case RELATION -> addRelation(owner, field);
        case MORPH_RELATION -> addMorph(owner, field);
        case TS_VECTOR -> owner.searchedBy(field.name());
        default -> owner.add(plain(owner, field));
      }
    }
  }

  private static CatalogField plain(CatalogObject owner, ShapeField field) {
    Optional<Composite> composite = Composite.find(field.type());
    if (composite.isPresent()) {
      return new CompositeField(owner, field, composite.get());
    }
    LeafType type = leafType(field.type(), field.settings());
    EnumType enumType =
        switch (type) {
          case ENUM, ENUM_LIST ->
              new EnumType(owner.names().enumType(field.name()), field.options());
          default -> EnumType.NONE;
        };
    return new LeafField(owner, field, type, Columns.require(owner, field, null), enumType);
  }

  private static LeafType leafType(FieldType type, @Nullable JsonNode settings) {
    return switch (type) {
      case UUID -> LeafType.ID;
      case TEXT, PHONE, EMAIL, LINK -> LeafType.STRING;
      case NUMERIC -> LeafType.BIG_FLOAT;
      case NUMBER ->
          switch (NumberKind.of(settings)) {
            case INT -> LeafType.INT;
            case FLOAT -> LeafType.FLOAT;
            case BIGINT -> LeafType.BIG_FLOAT;
          };
      case BOOLEAN -> LeafType.BOOLEAN;
      case DATE_TIME -> LeafType.DATE_TIME;
      case DATE -> LeafType.DATE;
      case SELECT, RATING -> LeafType.ENUM;
      case MULTI_SELECT -> LeafType.ENUM_LIST;
      case ARRAY -> LeafType.STRING_LIST;
      case RAW_JSON -> LeafType.JSON;
      case POSITION -> LeafType.POSITION;
      case FILES -> LeafType.FILE_ITEMS;
      case CURRENCY,
          LINKS,
          FULL_NAME,
          ADDRESS,
          RELATION,
          RICH_TEXT,
          PHONES,
          EMAILS,
          ACTOR,
          MORPH_RELATION,
          TS_VECTOR ->
          throw new IllegalArgumentException(type + " is no leaf");
    };
  }

  private void addRelation(CatalogObject owner, ShapeField field) {
    switch (Relations.of(field).type()) {
      case MANY_TO_ONE -> addToOne(owner, field);
      case ONE_TO_ONE -> {
        if (hasColumn(field)) {
          addToOne(owner, field);
        }
      }
      case ONE_TO_MANY, MANY_TO_MANY -> {
        // Added once every object knows its columns.
      }
    }
  }

  private void addToOne(CatalogObject owner, ShapeField field) {
    CatalogObject target = target(owner, field, Relations.of(field).targetObjects().getFirst());
    String column = Columns.require(owner, field, "Id").name();
    addToOne(
        owner, new ReferenceField(owner, field, field.name(), target, column, Optional.empty()));
  }

  private void addMorph(CatalogObject owner, ShapeField field) {
    ShapeColumn object = Columns.require(owner, field, "Object");
    ShapeColumn id = Columns.require(owner, field, "Id");
    List<ReferenceField> targets = new ArrayList<>();
    for (String name : Relations.of(field).targetObjects()) {
      CatalogObject target = target(owner, field, name);
      targets.add(
          new ReferenceField(
              owner,
              field,
              field.name() + target.names().type(),
              target,
              id.name(),
              Optional.of(object.name())));
    }
    targets.forEach(target -> addToOne(owner, target));
    owner.add(new MorphRelation(field, object.name(), id.name(), targets));
  }

  private static void addToOne(CatalogObject owner, ReferenceField field) {
    owner.add(new RelationIdField(field));
    owner.add(field);
    field.target().addReferrer(field);
  }

  /** The sides of relations that have no column, once every object knows its columns. */
  private void addOtherSides(CatalogObject owner) {
    for (ShapeField field : owner.source().fields()) {
      if (field.type() == FieldType.RELATION && !hasColumn(field)) {
        owner.add(otherSide(owner, field));
      }
    }
  }

  private CatalogField otherSide(CatalogObject owner, ShapeField field) {
    return switch (Relations.of(field).type()) {
      case ONE_TO_MANY -> new ToManyField(field, new ToManyField.ByColumn(inverse(owner, field)));
      case ONE_TO_ONE -> new InverseOneField(field, inverse(owner, field));
      case MANY_TO_MANY ->
          new ToManyField(field, new ToManyField.ByJunction(junction(owner, field)));
      case MANY_TO_ONE ->
          throw new IllegalArgumentException(owner + "." + field.name() + " has no column");
    };
  }

  private Junction junction(CatalogObject owner, ShapeField field) {
    ShapeRelation relation = Relations.of(field);
    ShapeJunction links = relation.junction();
    if (links == null) {
      throw new IllegalArgumentException(owner + "." + field.name() + " has no junction table");
    }
    CatalogObject target = target(owner, field, relation.targetObjects().getFirst());
    Junction junction =
        new Junction(
            links.table(),
            owner,
            links.ownColumn(),
            Optional.of(field.name()),
            target,
            links.targetColumn(),
            Optional.ofNullable(relation.inverseField()),
            relation.onDelete());
    owner.addJunction(junction);
    if (relation.inverseField() == null) {
      target.addJunction(junction.reversed());
    }
    return junction;
  }

  private static boolean hasColumn(ShapeField field) {
    return !field.columns().isEmpty();
  }

  private ReferenceField inverse(CatalogObject owner, ShapeField field) {
    ShapeRelation relation = Relations.of(field);
    CatalogObject target = target(owner, field, relation.targetObjects().getFirst());
    return owner.referrers().stream()
        .filter(referrer -> referrer.owner() == target)
        .filter(referrer -> referrer.source().name().equals(relation.inverseField()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the other side of %s.%s, %s.%s, is no relation to %s"
                        .formatted(owner, field.name(), target, relation.inverseField(), owner)));
  }

  private CatalogObject target(CatalogObject owner, ShapeField field, String name) {
    CatalogObject target = objects.get(name);
    if (target == null) {
      throw new IllegalArgumentException(
          "the target %s of %s.%s is not in the shape".formatted(name, owner, field.name()));
    }
    return target;
  }
}
