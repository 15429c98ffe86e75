package io.viginti.catalog.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The forms that schemas of JSON Schema 2020-12 take here. */
final class Json {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ArrayNode list(String... items) {
    ArrayNode list = NODES.arrayNode();
    for (String item : items) {
      list.add(item);
    }
    return list;
  }

  static ObjectNode type(String type) {
    return object().put("type", type);
  }

  static ObjectNode type(String type, String format) {
    return type(type).put("format", format);
  }

  static ObjectNode arrayOf(ObjectNode items) {
    ObjectNode array = type("array");
    array.set("items", items);
    return array;
  }

  /** An object schema whose properties are filled in by the caller. */
  static ObjectNode properties(ObjectNode schema) {
    return schema.withObject("/properties");
  }

  /** {@code {"type":"object","properties":{name: value}}} in which the name must be there. */
  static ObjectNode only(String name, JsonNode value) {
    ObjectNode schema = type("object");
    properties(schema).set(name, value);
    schema.set("required", list(name));
    return schema;
  }

  static ObjectNode schemaRef(String name) {
    return ref("schemas", name);
  }

  static ObjectNode ref(String kind, String name) {
    return object().put("$ref", "#/components/" + kind + "/" + name);
  }

  /** The same value or null. */
  static ObjectNode orNull(ObjectNode schema) {
    if (schema.isEmpty()) {
      return schema; // any value at all
    }
    JsonNode type = schema.path("type");
    if (type.isTextual() && !schema.has("enum")) {
      schema.set("type", list(type.textValue(), "null"));
      return schema;
    }
    if (type.isArray()) {
      ((ArrayNode) type).add("null");
      return schema;
    }
    ObjectNode either = object();
    either.putArray("anyOf").add(schema).add(type("null"));
    return either;
  }

  static ObjectNode described(ObjectNode schema, String description) {
    return schema.put("description", description);
  }
}
