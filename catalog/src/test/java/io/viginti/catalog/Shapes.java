package io.viginti.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.column.ColumnLayout;
import io.viginti.contracts.shape.ColumnType;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shapes to test with. */
public final class Shapes {
  private Shapes() {}

  public static Shape of(ShapeObject... objects) {
    return new Shape(Shape.FORMAT, List.of(objects));
  }

  /** A custom object with the system fields besides those given. */
  public static ShapeObject object(String singular, String plural, ShapeField... fields) {
    return object(singular, plural, true, ShapeObject.ClientWrites.ALL, fields);
  }

  public static ShapeObject object(
      String singular,
      String plural,
      boolean isCustom,
      ShapeObject.ClientWrites writes,
      ShapeField... fields) {
    List<ShapeField> all = new ArrayList<>(systemFields());
    all.addAll(List.of(fields));
    return new ShapeObject(
        singular, plural, plural, false, isCustom, true, writes, null, List.of(), all, List.of());
  }

  public static ShapeField field(String name, FieldType type) {
    return field(name, type, true, null, List.of());
  }

  public static ShapeField required(String name, FieldType type) {
    return field(name, type, false, null, List.of());
  }

  public static ShapeField field(
      String name,
      FieldType type,
      boolean isNullable,
      @Nullable JsonNode settings,
      List<ShapeOption> options) {
    return new ShapeField(
        name,
        type,
        isNullable,
        false,
        false,
        null,
        settings,
        options,
        ColumnLayout.suggest(type, settings, name),
        null);
  }

  public static ShapeField select(String name, FieldType type, String... values) {
    List<ShapeOption> options = new ArrayList<>();
    for (String value : values) {
      options.add(new ShapeOption("k" + options.size(), value, options.size()));
    }
    return field(name, type, true, null, options);
  }

  public static ShapeField toOne(String name, String target, @Nullable String inverse) {
    return relation(
        name,
        FieldType.RELATION,
        List.of(new ShapeColumn("Id", name + "Id", ColumnType.UUID)),
        new ShapeRelation(
            RelationType.MANY_TO_ONE, List.of(target), inverse, OnDelete.SET_NULL, null));
  }

  public static ShapeField toMany(String name, String target, String inverse) {
    return relation(
        name,
        FieldType.RELATION,
        List.of(),
        new ShapeRelation(
            RelationType.ONE_TO_MANY, List.of(target), inverse, OnDelete.SET_NULL, null));
  }

  /** One side of a ONE_TO_ONE. */
  public static ShapeField oneToOne(String name, String target, String inverse, boolean hasColumn) {
    return relation(
        name,
        FieldType.RELATION,
        hasColumn ? List.of(new ShapeColumn("Id", name + "Id", ColumnType.UUID)) : List.of(),
        new ShapeRelation(
            RelationType.ONE_TO_ONE, List.of(target), inverse, OnDelete.SET_NULL, null));
  }

  /** One side of a MANY_TO_MANY. */
  public static ShapeField manyToMany(
      String name, String target, @Nullable String inverse, boolean isSource) {
    return relation(
        name,
        FieldType.RELATION,
        List.of(),
        new ShapeRelation(
            RelationType.MANY_TO_MANY,
            List.of(target),
            inverse,
            OnDelete.SET_NULL,
            isSource
                ? new ShapeJunction("links", "sourceId", "targetId")
                : new ShapeJunction("links", "targetId", "sourceId")));
  }

  public static ShapeField morph(String name, String... targets) {
    return relation(
        name,
        FieldType.MORPH_RELATION,
        ColumnLayout.suggest(FieldType.MORPH_RELATION, null, name),
        new ShapeRelation(
            RelationType.MANY_TO_ONE, List.of(targets), null, OnDelete.CASCADE, null));
  }

  private static ShapeField relation(
      String name, FieldType type, List<ShapeColumn> columns, ShapeRelation relation) {
    return new ShapeField(name, type, true, false, false, null, null, List.of(), columns, relation);
  }

  private static List<ShapeField> systemFields() {
    return List.of(
        system("id", FieldType.UUID, false),
        system("createdAt", FieldType.DATE_TIME, false),
        system("updatedAt", FieldType.DATE_TIME, false),
        system("deletedAt", FieldType.DATE_TIME, true),
        system("createdBy", FieldType.ACTOR, true),
        field("position", FieldType.POSITION, false, null, List.of()));
  }

  private static ShapeField system(String name, FieldType type, boolean isNullable) {
    return new ShapeField(
        name,
        type,
        isNullable,
        false,
        true,
        null,
        null,
        List.of(),
        ColumnLayout.suggest(type, null, name),
        null);
  }

  /** Two objects, a morph relation and every field type that is served. */
  public static Shape small() {
    return of(
        object(
            "company",
            "companies",
            false,
            ShapeObject.ClientWrites.ALL,
            required("name", FieldType.TEXT),
            field("employees", FieldType.NUMBER),
            field("revenue", FieldType.CURRENCY),
            select("stage", FieldType.SELECT, "NEW", "WON"),
            select("tags", FieldType.MULTI_SELECT, "HOT", "COLD"),
            toMany("people", "person", "company"),
            toMany("notes", "note", "target")),
        object(
            "note",
            "notes",
            false,
            ShapeObject.ClientWrites.ALL,
            field("body", FieldType.RICH_TEXT),
            field("files", FieldType.FILES),
            morph("target", "company", "person")),
        object(
            "person",
            "people",
            false,
            ShapeObject.ClientWrites.UPDATE_ONLY,
            field("name", FieldType.FULL_NAME),
            field("emails", FieldType.EMAILS),
            field("birthday", FieldType.DATE),
            field("isActive", FieldType.BOOLEAN),
            field("score", FieldType.NUMERIC),
            field("links", FieldType.LINKS),
            field("phones", FieldType.PHONES),
            field("address", FieldType.ADDRESS),
            field("extra", FieldType.RAW_JSON),
            field("nicknames", FieldType.ARRAY),
            field("externalId", FieldType.UUID),
            toOne("company", "company", "people"),
            toMany("notes", "note", "target")));
  }

  /** About as large as the standard objects: to measure with. */
  public static Shape large(int objects) {
    List<ShapeObject> all = new ArrayList<>();
    for (int i = 0; i < objects; i++) {
      String target = "thing" + (i + 1) % objects;
      all.add(
          object(
              "thing" + i,
              "things" + i,
              required("name", FieldType.TEXT),
              field("full", FieldType.FULL_NAME),
              field("address", FieldType.ADDRESS),
              field("links", FieldType.LINKS),
              field("amount", FieldType.CURRENCY),
              field("count", FieldType.NUMBER),
              field("due", FieldType.DATE_TIME),
              select("stage", FieldType.SELECT, "NEW", "SCREENING", "MEETING", "PROPOSAL", "WON"),
              toOne("next", target, "previous"),
              toMany("previous", "thing" + (i + objects - 1) % objects, "next")));
    }
    return new Shape(Shape.FORMAT, all);
  }
}
