package io.viginti.metadata.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** The scalar JSON: Jackson inside, Jakarta at the border of smallrye-graphql. */
final class JsonValues {
  private static final JsonProvider JAKARTA = JsonProvider.provider();
  private static final ObjectMapper JACKSON = JsonMapper.builder().build();

  private JsonValues() {}

  static @Nullable JsonValue of(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    if (value.isTextual()) {
      return Json.createValue(value.textValue());
    }
    try (JsonReader reader = JAKARTA.createReader(new StringReader(value.toString()))) {
      return reader.readValue();
    }
  }

  /** An argument as graphql-java hands it over: maps, lists, scalars. */
  static JsonNode ofArgument(@Nullable Object argument) {
    return argument == null ? NullNode.getInstance() : normal(JACKSON.valueToTree(argument));
  }

  /** Whole numbers as integers, whatever class they came in. */
  private static JsonNode normal(JsonNode node) {
    if (node instanceof DecimalNode decimal) {
      return decimal.decimalValue().stripTrailingZeros().scale() <= 0 && decimal.canConvertToLong()
          ? JsonNodeFactory.instance.numberNode(decimal.longValue())
          : decimal;
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(entry -> entry.setValue(normal(entry.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int at = 0; at < array.size(); at++) {
        array.set(at, normal(array.get(at)));
      }
    }
    return node;
  }
}
