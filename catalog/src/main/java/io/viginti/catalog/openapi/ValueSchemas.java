package io.viginti.catalog.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.LeafType;
import io.viginti.contracts.shape.ShapeField;
import org.jspecify.annotations.Nullable;

/** Values without sub-fields. */
final class ValueSchemas {
  static final String DECIMAL = "^-?[0-9]+([.][0-9]+)?$";

  private ValueSchemas() {}

  /** As answers have it; never null. */
  static ObjectNode output(Leaf leaf) {
    ObjectNode schema = output(leaf.leafType(), leaf.enumType());
    if (leaf instanceof LeafField field) {
      refine(schema, field.source());
    }
    return schema;
  }

  /** As inputs take it; never null. */
  static ObjectNode input(Leaf leaf) {
    ObjectNode schema = input(leaf.leafType(), leaf.enumType());
    if (leaf instanceof LeafField field) {
      refine(schema, field.source());
    }
    return schema;
  }

  static ObjectNode output(LeafType type, EnumType enumType) {
    return switch (type) {
      case ID -> example(Json.type("string", "uuid"), "01900000-0000-7000-8000-000000000000");
      case STRING -> Json.type("string");
      case INT -> Json.type("integer", "int32");
      case FLOAT, POSITION -> Json.type("number", "double");
      case BIG_FLOAT -> example(Json.type("string").put("pattern", DECIMAL), "1234.56");
      case BOOLEAN -> Json.type("boolean");
      case DATE -> example(Json.type("string", "date"), "2026-01-31");
      case DATE_TIME -> example(Json.type("string", "date-time"), "2026-01-31T08:30:00Z");
      case JSON -> Json.object();
      case ENUM -> Json.schemaRef(enumType.name());
      case ENUM_LIST -> Json.arrayOf(Json.schemaRef(enumType.name()));
      case STRING_LIST, JSON_STRING_LIST -> Json.arrayOf(Json.type("string"));
      case LINK_ITEMS -> Json.arrayOf(Json.schemaRef("LinkItem"));
      case FILE_ITEMS -> Json.arrayOf(Json.schemaRef("FileItem"));
    };
  }

  static ObjectNode input(LeafType type, EnumType enumType) {
    return switch (type) {
      case BIG_FLOAT -> {
        ObjectNode either = Json.object();
        either.set("type", Json.list("string", "number"));
        yield example(either, "1234.56");
      }
      case POSITION -> {
        ObjectNode either = Json.object();
        ObjectNode words = Json.type("string");
        words.set("enum", Json.list("first", "last"));
        either.putArray("anyOf").add(Json.type("number", "double")).add(words);
        yield either;
      }
      case LINK_ITEMS -> Json.arrayOf(Json.schemaRef("LinkItemInput"));
      case FILE_ITEMS -> Json.arrayOf(Json.schemaRef("FileItemInput"));
      case ID,
          STRING,
          INT,
          FLOAT,
          BOOLEAN,
          DATE,
          DATE_TIME,
          JSON,
          ENUM,
          ENUM_LIST,
          STRING_LIST,
          JSON_STRING_LIST ->
          output(type, enumType);
    };
  }

  /** What the field's type and settings say besides. */
  private static void refine(ObjectNode schema, ShapeField field) {
    JsonNode settings = field.settings();
    switch (field.type()) {
      case EMAIL -> example(schema.put("format", "email"), "ada@example.org");
      case LINK -> example(schema.put("format", "uri"), "https://example.org");
      case PHONE -> example(schema, "+33123456789");
      case TEXT -> copy(settings, "maxLength", schema, "maxLength");
      case NUMBER -> {
        if (!schema.path("type").asText().equals("string") && schema.path("type").isTextual()) {
          copy(settings, "min", schema, "minimum");
          copy(settings, "max", schema, "maximum");
        }
      }
      default -> {
        // says nothing more
      }
    }
  }

  private static void copy(@Nullable JsonNode from, String name, ObjectNode to, String as) {
    if (from != null && from.path(name).isNumber()) {
      to.set(as, from.get(name));
    }
  }

  private static ObjectNode example(ObjectNode schema, String example) {
    schema.set("examples", Json.list(example));
    return schema;
  }
}
