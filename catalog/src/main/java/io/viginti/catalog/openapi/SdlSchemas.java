package io.viginti.catalog.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Definition;
import graphql.language.Description;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.parser.Parser;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Types of a GraphQL SDL as schemas, so that what a service serves by GraphQL need not be described
 * a second time. Only the types that are reached are added.
 */
final class SdlSchemas {
  private final Map<String, TypeDefinition<?>> types = new HashMap<>();
  private final ObjectNode schemas;

  /**
   * @param schemas to add to
   */
  SdlSchemas(String sdl, ObjectNode schemas) {
    this.schemas = schemas;
    for (Definition<?> definition : Parser.parse(sdl).getDefinitions()) {
      if (definition instanceof TypeDefinition<?> type) {
        types.put(type.getName(), type);
      }
    }
  }

  /** A reference to a type of the SDL. */
  ObjectNode ref(String name) {
    if (!schemas.has(name)) {
      ObjectNode schema = schemas.putObject(name); // before its fields, which may lead back to it
      switch (types.get(name)) {
        case ObjectTypeDefinition type -> output(type, schema);
        case InputObjectTypeDefinition type -> input(type, schema);
        case EnumTypeDefinition type -> choice(type, schema);
        case null, default -> throw new IllegalArgumentException("the SDL has no type " + name);
      }
    }
    return Json.schemaRef(name);
  }

  private void output(ObjectTypeDefinition type, ObjectNode schema) {
    schema.put("type", "object");
    ObjectNode properties = Json.properties(schema);
    ArrayNode required = schema.putArray("required");
    for (FieldDefinition field : type.getFieldDefinitions()) {
      properties.set(field.getName(), described(of(field.getType()), field.getDescription()));
      if (isRequired(field.getType())
          && !(leadsTo(field.getType()) instanceof ObjectTypeDefinition)) {
        required.add(field.getName());
      }
    }
  }

  private void input(InputObjectTypeDefinition type, ObjectNode schema) {
    schema.put("type", "object").put("additionalProperties", false);
    ObjectNode properties = Json.properties(schema);
    ArrayNode required = Json.list();
    for (InputValueDefinition field : type.getInputValueDefinitions()) {
      properties.set(field.getName(), described(of(field.getType()), field.getDescription()));
      if (isRequired(field.getType()) && field.getDefaultValue() == null) {
        required.add(field.getName());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
  }

  private static void choice(EnumTypeDefinition type, ObjectNode schema) {
    ArrayNode values = schema.put("type", "string").putArray("enum");
    type.getEnumValueDefinitions().forEach(value -> values.add(value.getName()));
  }

  private static boolean isRequired(Type<?> type) {
    return type instanceof NonNullType;
  }

  private @Nullable TypeDefinition<?> leadsTo(Type<?> type) {
    return switch (type) {
      case NonNullType nonNull -> leadsTo(nonNull.getType());
      case ListType list -> leadsTo(list.getType());
      case TypeName name -> types.get(name.getName());
      default -> throw new IllegalStateException("type " + type);
    };
  }

  private ObjectNode of(Type<?> type) {
    return type instanceof NonNullType nonNull
        ? present(nonNull.getType())
        : Json.orNull(present(type));
  }

  private ObjectNode present(Type<?> type) {
    return switch (type) {
      case ListType list -> Json.arrayOf(of(list.getType()));
      case TypeName name ->
          switch (name.getName()) {
            case "ID", "String" -> Json.type("string");
            case "Boolean" -> Json.type("boolean");
            case "Int" -> Json.type("integer");
            case "Float" -> Json.type("number");
            case "DateTime" -> Json.type("string", "date-time");
            case "JSON" -> Json.object();
            case String other -> ref(other);
          };
      default -> throw new IllegalStateException("type " + type);
    };
  }

  private static ObjectNode described(ObjectNode schema, @Nullable Description text) {
    return text == null ? schema : Json.described(schema, text.getContent());
  }
}
