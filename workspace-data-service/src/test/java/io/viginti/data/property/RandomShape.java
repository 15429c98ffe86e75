package io.viginti.data.property;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.ObjectNames;
import io.viginti.catalog.column.ColumnLayout;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.contracts.shape.RelationType;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeJunction;
import io.viginti.contracts.shape.ShapeObject;
import io.viginti.contracts.shape.ShapeOption;
import io.viginti.contracts.shape.ShapeRelation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Shapes of a few objects with fields of every type that filters, orders or answers. */
final class RandomShape {
  private static final List<String> OBJECTS = List.of("alpha", "beta", "gamma", "delta");
  private static final List<FieldType> TYPES =
      List.of(
          FieldType.TEXT,
          FieldType.TEXT,
          FieldType.NUMBER,
          FieldType.NUMERIC,
          FieldType.BOOLEAN,
          FieldType.DATE,
          FieldType.DATE_TIME,
          FieldType.UUID,
          FieldType.SELECT,
          FieldType.MULTI_SELECT,
          FieldType.RATING,
          FieldType.ARRAY,
          FieldType.RAW_JSON,
          FieldType.FULL_NAME,
          FieldType.CURRENCY,
          FieldType.ADDRESS,
          FieldType.EMAILS,
          FieldType.LINKS);
  private static final List<String> NUMBERS = List.of("int", "float", "bigint");

  private final Random random;
  private final Map<String, List<ShapeField>> fields = new LinkedHashMap<>();

  private RandomShape(Random random) {
    this.random = random;
  }

  static Catalog of(Random random) {
    return new RandomShape(random).catalog();
  }

  private Catalog catalog() {
    List<String> names = OBJECTS.subList(0, 2 + random.nextInt(OBJECTS.size() - 1));
    names.forEach(name -> fields.put(name, new ArrayList<>(own())));
    names.forEach(name -> relate(name, names));
    List<ShapeObject> objects = new ArrayList<>();
    fields.forEach((name, all) -> objects.add(object(name, all)));
    return Catalog.of(new Shape(Shape.FORMAT, objects));
  }

  private static ShapeObject object(String name, List<ShapeField> fields) {
    return new ShapeObject(
        name,
        name + "s",
        name + "s",
        false,
        true,
        false,
        ShapeObject.ClientWrites.ALL,
        label(fields),
        List.of(),
        fields,
        List.of());
  }

  private static @Nullable String label(List<ShapeField> fields) {
    return fields.stream()
        .filter(field -> field.type() == FieldType.TEXT || field.type() == FieldType.FULL_NAME)
        .map(ShapeField::name)
        .findFirst()
        .orElse(null);
  }

  private List<ShapeField> own() {
    List<ShapeField> own = new ArrayList<>();
    own.add(field("id", FieldType.UUID, false, true));
    own.add(field("createdAt", FieldType.DATE_TIME, false, true));
    own.add(field("updatedAt", FieldType.DATE_TIME, false, true));
    own.add(field("deletedAt", FieldType.DATE_TIME, true, true));
    own.add(field("createdBy", FieldType.ACTOR, true, true));
    own.add(field("updatedBy", FieldType.ACTOR, true, true));
    own.add(field("position", FieldType.POSITION, false, true));
    int count = 3 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      FieldType type = TYPES.get(random.nextInt(TYPES.size()));
      own.add(field("f" + i, type, random.nextInt(5) > 0, false));
    }
    return own;
  }

  private ShapeField field(String name, FieldType type, boolean isNullable, boolean isSystem) {
    var settings =
        type == FieldType.NUMBER
            ? JsonNodeFactory.instance
                .objectNode()
                .put("dataType", NUMBERS.get(random.nextInt(NUMBERS.size())))
            : null;
    return new ShapeField(
        name,
        type,
        isNullable,
        false,
        isSystem,
        null,
        settings,
        options(type),
        ColumnLayout.suggest(type, settings, name),
        null);
  }

  /** Keys, values and positions each in an order of their own. */
  private static List<ShapeOption> options(FieldType type) {
    return switch (type) {
      case SELECT, MULTI_SELECT ->
          List.of(
              new ShapeOption("k3", "OPT_A", 2),
              new ShapeOption("k1", "OPT_B", 0),
              new ShapeOption("k2", "OPT_C", 1));
      case RATING ->
          List.of(new ShapeOption("r1", "RATING_1", 0), new ShapeOption("r2", "RATING_2", 1));
      default -> List.of();
    };
  }

  private void relate(String owner, List<String> names) {
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String target = names.get(random.nextInt(names.size()));
      switch (random.nextInt(5)) {
        case 0 -> relateMany(owner, "m" + i, target, owner + "M" + i);
        case 1 ->
            relateOne(RelationType.ONE_TO_ONE, RelationType.ONE_TO_ONE, owner, "o" + i, target);
        default ->
            relateOne(RelationType.MANY_TO_ONE, RelationType.ONE_TO_MANY, owner, "r" + i, target);
      }
    }
    if (random.nextInt(3) == 0) {
      List<String> targets = names.subList(0, 2);
      String inverse = owner + "Link";
      add(
          owner,
          new ShapeField(
              "link",
              FieldType.MORPH_RELATION,
              true,
              false,
              false,
              null,
              null,
              List.of(),
              ColumnLayout.suggest(FieldType.MORPH_RELATION, null, "link"),
              new ShapeRelation(
                  RelationType.MANY_TO_ONE, targets, inverse, OnDelete.SET_NULL, null)));
      targets.forEach(
          target ->
              add(
                  target,
                  relation(RelationType.ONE_TO_MANY, owner, "link", List.of(), null, inverse)));
    }
  }

  private void relateOne(
      RelationType type, RelationType back, String owner, String name, String target) {
    String inverse = owner + ObjectNames.capitalized(name);
    boolean hasInverse = random.nextInt(5) > 0;
    List<ShapeColumn> columns = ColumnLayout.suggest(FieldType.RELATION, null, name);
    add(owner, relation(type, target, hasInverse ? inverse : null, columns, null, name));
    if (hasInverse) {
      add(target, relation(back, owner, name, List.of(), null, inverse));
    }
  }

  private void relateMany(String owner, String name, String target, String inverse) {
    ShapeJunction links = new ShapeJunction(owner + name + "Links", "sourceId", "targetId");
    ShapeJunction back = new ShapeJunction(links.table(), "targetId", "sourceId");
    RelationType type = RelationType.MANY_TO_MANY;
    add(owner, relation(type, target, inverse, List.of(), links, name));
    add(target, relation(type, owner, name, List.of(), back, inverse));
  }

  private void add(String owner, ShapeField field) {
    List<ShapeField> all = fields.get(owner);
    if (all == null) {
      throw new IllegalStateException(owner + " has no place for " + field.name());
    }
    all.add(field);
  }

  /** Both sides of a relation ask for the same. */
  private static OnDelete onDelete(String name) {
    return name.endsWith("1") ? OnDelete.CASCADE : OnDelete.SET_NULL;
  }

  private static ShapeField relation(
      RelationType type,
      String target,
      @Nullable String inverse,
      List<ShapeColumn> columns,
      @Nullable ShapeJunction links,
      String name) {
    return new ShapeField(
        name,
        FieldType.RELATION,
        true,
        false,
        false,
        null,
        null,
        List.of(),
        columns,
        new ShapeRelation(type, List.of(target), inverse, onDelete(name), links));
  }
}
