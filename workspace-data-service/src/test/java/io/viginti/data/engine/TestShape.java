package io.viginti.data.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.column.ColumnLayout;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.contracts.shape.RelationType;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeIndex;
import io.viginti.contracts.shape.ShapeJunction;
import io.viginti.contracts.shape.ShapeObject;
import io.viginti.contracts.shape.ShapeOption;
import io.viginti.contracts.shape.ShapeRelation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small CRM, and an object {@code sample} with a field of every type. */
public final class TestShape {
  public static final Catalog CATALOG = Catalog.of(shape());

  private TestShape() {}

  private static Shape shape() {
    return new Shape(
        Shape.FORMAT,
        List.of(
            object(
                "badge",
                "badges",
                List.of(new ShapeIndex("badges_holder", List.of("holder"), true)),
                field("code", FieldType.TEXT, true, null),
                oneToOne("holder", "person", "badge", true)),
            object(
                "company",
                "companies",
                List.of(
                    new ShapeIndex("companies_domain", List.of("domainName"), true),
                    new ShapeIndex("companies_name", List.of("name"), false)),
                field("name", FieldType.TEXT, false, null),
                field("domainName", FieldType.LINK, true, null),
                field("address", FieldType.ADDRESS, true, null),
                field("employees", FieldType.NUMBER, true, null),
                field("annualRevenue", FieldType.CURRENCY, true, null),
                field("idealCustomerProfile", FieldType.BOOLEAN, true, null),
                toOne("accountOwner", "workspaceMember", OnDelete.SET_NULL),
                toMany("people", "person", "company"),
                toMany("opportunities", "opportunity", "company"),
                toMany("noteTargets", "noteTarget", "target"),
                links("tags", "tag", "companies", "companies_tags", true),
                links("partners", "company", "partnerOf", "companies_partners", true),
                links("partnerOf", "company", "partners", "companies_partners", false)),
            object(
                "note",
                "notes",
                List.of(),
                field("title", FieldType.TEXT, true, null),
                field("body", FieldType.RICH_TEXT, true, null),
                toMany("noteTargets", "noteTarget", "note")),
            object(
                "noteTarget",
                "noteTargets",
                List.of(),
                toOne("note", "note", OnDelete.CASCADE),
                morph("target", "company", "person")),
            object(
                "opportunity",
                "opportunities",
                List.of(new ShapeIndex("opportunities_name", List.of("name"), false)),
                field("name", FieldType.TEXT, true, null),
                field("amount", FieldType.CURRENCY, true, null),
                select("stage", FieldType.SELECT, "NEW", "SCREENING", "WON"),
                toOne("company", "company", OnDelete.SET_NULL),
                toOne("pointOfContact", "person", OnDelete.SET_NULL)),
            object(
                "pair",
                "pairs",
                List.of(
                    new ShapeIndex("pairs_left", List.of("left"), true),
                    new ShapeIndex("pairs_right", List.of("right"), true)),
                field("left", FieldType.TEXT, true, null),
                field("right", FieldType.TEXT, true, null)),
            object(
                "person",
                "people",
                List.of(new ShapeIndex("people_email", List.of("emails"), true)),
                field("name", FieldType.FULL_NAME, true, null),
                field("emails", FieldType.EMAILS, true, null),
                field("city", FieldType.TEXT, true, null),
                toOne("company", "company", OnDelete.SET_NULL),
                toMany("noteTargets", "noteTarget", "target"),
                oneToOne("badge", "badge", "holder", false)),
            sample(),
            object(
                "tag",
                "tags",
                List.of(),
                field("name", FieldType.TEXT, true, null),
                links("companies", "company", "tags", "companies_tags", false)),
            object(
                "workspaceMember",
                "workspaceMembers",
                List.of(),
                field("name", FieldType.FULL_NAME, true, null))));
  }

  private static ShapeObject sample() {
    return object(
        "sample",
        "samples",
        List.of(),
        field("text", FieldType.TEXT, true, "{\"maxLength\": 10}"),
        field("whole", FieldType.NUMBER, true, "{\"dataType\": \"int\", \"min\": 0, \"max\": 100}"),
        field("fraction", FieldType.NUMBER, true, "{\"dataType\": \"float\", \"decimals\": 2}"),
        field("big", FieldType.NUMBER, true, "{\"dataType\": \"bigint\"}"),
        field("exact", FieldType.NUMERIC, true, null),
        field("flag", FieldType.BOOLEAN, true, null),
        field("day", FieldType.DATE, true, null),
        field("moment", FieldType.DATE_TIME, true, null),
        field("code", FieldType.UUID, true, null),
        select("choice", FieldType.SELECT, "ZULU", "ALPHA", "MIKE"),
        select("choices", FieldType.MULTI_SELECT, "RED", "GREEN", "BLUE"),
        select("rating", FieldType.RATING, "RATING_1", "RATING_2"),
        field("words", FieldType.ARRAY, true, null),
        field("document", FieldType.RAW_JSON, true, null),
        field("link", FieldType.LINK, true, null),
        field("links", FieldType.LINKS, true, null),
        field("email", FieldType.EMAIL, true, null),
        field("emails", FieldType.EMAILS, true, null),
        field("phone", FieldType.PHONE, true, null),
        field("phones", FieldType.PHONES, true, null),
        field("money", FieldType.CURRENCY, true, null),
        field("place", FieldType.ADDRESS, true, null),
        field("files", FieldType.FILES, true, null),
        field("story", FieldType.RICH_TEXT, true, null),
        toOne("parent", "sample", OnDelete.CASCADE),
        toMany("children", "sample", "parent"),
        toOne("company", "company", OnDelete.RESTRICT));
  }

  static ShapeObject object(
      String singular, String plural, List<ShapeIndex> indexes, ShapeField... fields) {
    List<ShapeField> all = new ArrayList<>();
    all.add(system("id", FieldType.UUID, false, null));
    all.add(system("createdAt", FieldType.DATE_TIME, false, null));
    all.add(system("updatedAt", FieldType.DATE_TIME, false, null));
    all.add(system("deletedAt", FieldType.DATE_TIME, true, null));
    all.add(system("createdBy", FieldType.ACTOR, true, null));
    all.add(system("updatedBy", FieldType.ACTOR, true, null));
    all.add(system("position", FieldType.POSITION, false, IntNode.valueOf(0)));
    all.addAll(List.of(fields));
    if (!singular.equals("noteTarget")) {
      all.add(system("searchVector", FieldType.TS_VECTOR, true, null));
    }
    return new ShapeObject(
        singular,
        plural,
        plural,
        false,
        false,
        true,
        ShapeObject.ClientWrites.ALL,
        singular.equals("company") ? "name" : null,
        duplicateCriteria(singular),
        all,
        indexes);
  }

  private static List<List<String>> duplicateCriteria(String object) {
    return switch (object) {
      case "company" ->
          List.of(List.of("name"), List.of("domainName"), List.of("accountOwner", "employees"));
      case "person" ->
          List.of(List.of("name.firstName", "name.lastName"), List.of("emails.primaryEmail"));
      default -> List.of();
    };
  }

  private static ShapeField system(
      String name, FieldType type, boolean isNullable, @Nullable JsonNode defaultValue) {
    return new ShapeField(
        name,
        type,
        isNullable,
        false,
        true,
        defaultValue,
        null,
        List.of(),
        ColumnLayout.suggest(type, null, name),
        null);
  }

  static ShapeField field(
      String name, FieldType type, boolean isNullable, @Nullable String settings) {
    JsonNode json = settings == null ? null : JsonText.parse(settings);
    return new ShapeField(
        name,
        type,
        isNullable,
        false,
        false,
        null,
        json,
        List.of(),
        ColumnLayout.suggest(type, json, name),
        null);
  }

  private static ShapeField select(String name, FieldType type, String... values) {
    List<ShapeOption> options = new ArrayList<>();
    for (String value : values) {
      options.add(new ShapeOption("key" + options.size(), value, options.size()));
    }
    return new ShapeField(
        name,
        type,
        true,
        false,
        false,
        null,
        null,
        options,
        ColumnLayout.suggest(type, null, name),
        null);
  }

  private static ShapeField toOne(String name, String target, OnDelete onDelete) {
    return relation(
        name,
        FieldType.RELATION,
        List.of(new ShapeColumn("Id", name + "Id", ColumnType.UUID)),
        new ShapeRelation(RelationType.MANY_TO_ONE, List.of(target), null, onDelete, null));
  }

  static ShapeField toMany(String name, String target, String inverse) {
    return relation(
        name,
        FieldType.RELATION,
        List.of(),
        new ShapeRelation(
            RelationType.ONE_TO_MANY, List.of(target), inverse, OnDelete.SET_NULL, null));
  }

  private static ShapeField oneToOne(
      String name, String target, String inverse, boolean hasColumn) {
    return relation(
        name,
        FieldType.RELATION,
        hasColumn ? List.of(new ShapeColumn("Id", name + "Id", ColumnType.UUID)) : List.of(),
        new ShapeRelation(
            RelationType.ONE_TO_ONE, List.of(target), inverse, OnDelete.SET_NULL, null));
  }

  private static ShapeField links(
      String name, String target, String inverse, String table, boolean isSource) {
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
                ? new ShapeJunction(table, "sourceId", "targetId")
                : new ShapeJunction(table, "targetId", "sourceId")));
  }

  static ShapeField morph(String name, String... targets) {
    return relation(
        name,
        FieldType.MORPH_RELATION,
        ColumnLayout.suggest(FieldType.MORPH_RELATION, null, name),
        new ShapeRelation(
            RelationType.MANY_TO_ONE, List.of(targets), null, OnDelete.CASCADE, null));
  }

  static ShapeField relation(
      String name, FieldType type, List<ShapeColumn> columns, ShapeRelation relation) {
    return new ShapeField(name, type, true, false, false, null, null, List.of(), columns, relation);
  }
}
