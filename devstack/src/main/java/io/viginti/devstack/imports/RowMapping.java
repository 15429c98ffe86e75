package io.viginti.devstack.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.devstack.api.DerivedId;
import io.viginti.devstack.imports.RowReader.Line;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;

/** Turns a line into a create input with a derived id. */
final class RowMapping {

  private static final UUID NAMESPACE = UUID.fromString("6f9619ff-8b86-5d11-b42d-00cf4fc964ff");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final ImportOptions options;

  RowMapping(ImportOptions options) {
    this.options = options;
  }

  /**
   * The id of the record of an object that has this key; the same for every file and every time.
   */
  static UUID idOf(String object, String key) {
    return DerivedId.of(NAMESPACE, object + "\n" + key);
  }

  /**
   * @throws UnusableRow when the line is no row
   */
  Row map(Line line) {
    if (line.fault().isPresent()) {
      throw new UnusableRow(line.fault().get());
    }
    JsonNode parsed;
    try {
      parsed = JSON.readTree(line.text());
    } catch (JsonProcessingException e) {
      throw new UnusableRow("not JSON: " + e.getOriginalMessage());
    }
    if (!(parsed instanceof ObjectNode row)) {
      throw new UnusableRow("not a JSON object");
    }
    ObjectNode input = JSON.createObjectNode();
    Iterator<Map.Entry<String, JsonNode>> fields = row.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      put(input, options.renames().getOrDefault(field.getKey(), field.getKey()), field.getValue());
    }
    if (!input.has("id")) {
      input.put("id", idOf(options.object(), keyOf(row)).toString());
    }
    return new Row(line.number(), line.text(), input);
  }

  private void put(ObjectNode input, String name, JsonNode value) {
    String target = options.links().get(name);
    if (target != null && value.isValueNode()) {
      if (!value.isNull()) {
        input.put(name + "Id", idOf(target, value.asText()).toString());
      }
    } else {
      input.set(name, value);
    }
  }

  private String keyOf(ObjectNode row) {
    if (options.key().isEmpty()) {
      return canonical(row);
    }
    JsonNode value = row;
    for (String step : options.key().get().split("\\.")) {
      value = value.path(step);
    }
    if (!value.isValueNode() || value.isNull() || value.asText().isEmpty()) {
      throw new UnusableRow("no value at the key " + options.key().get());
    }
    return value.asText();
  }

  /** The same text for the same content, whatever the order of the fields. */
  private static String canonical(ObjectNode row) {
    try {
      return JSON.writeValueAsString(JSON.treeToValue(row, Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A line that cannot become an input. */
  static final class UnusableRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableRow(String message) {
      super(message);
    }
  }
}
