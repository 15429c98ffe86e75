package io.viginti.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The canonical form of a shape and its hash. Equal shapes give equal bytes, whatever the order in
 * which objects, JSON keys of settings and default values came, and nulls are left out.
 */
public final class ShapeHash {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private ShapeHash() {}

  /** Lower-case hex SHA-256 of the canonical bytes. */
  public static String of(Shape shape) {
    return of(bytes(shape));
  }

  /** Lower-case hex SHA-256 of bytes that are canonical already. */
  public static String of(byte[] canonical) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** UTF-8 JSON, keys sorted, objects sorted by singular name, no white space. */
  public static byte[] bytes(Shape shape) {
    Shape sorted =
        new Shape(
            shape.format(),
            shape.objects().stream()
                .sorted(Comparator.comparing(ShapeObject::nameSingular))
                .toList());
    try {
      return MAPPER.writeValueAsBytes(sortedKeys(MAPPER.valueToTree(sorted)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The shape of canonical bytes.
   *
   * @throws IllegalArgumentException when they are no shape
   */
  public static Shape read(byte[] canonical) {
    try {
      return MAPPER.readValue(canonical, Shape.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("these bytes are no shape", e);
    }
  }

  private static JsonNode sortedKeys(JsonNode node) {
    if (node instanceof ObjectNode object) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      object
          .properties()
          .forEach(entry -> sorted.put(entry.getKey(), sortedKeys(entry.getValue())));
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      sorted.forEach(copy::set);
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
      array.forEach(element -> copy.add(sortedKeys(element)));
      return copy;
    }
    return node;
  }
}
