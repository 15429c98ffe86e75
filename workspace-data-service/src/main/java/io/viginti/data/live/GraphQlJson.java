package io.viginti.data.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.value.JsonText;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;

/** The scalar {@code JSON}, as smallrye-graphql takes and gives it. */
final class GraphQlJson {
  private static final JsonProvider JAKARTA = JsonProvider.provider();

  private GraphQlJson() {}

  static JsonValue write(JsonNode json) {
    try (JsonReader reader = JAKARTA.createReader(new StringReader(JsonText.write(json)))) {
      return reader.readValue();
    }
  }

  /**
   * @param argument maps, lists and scalars, as graphql-java has them
   */
  static JsonNode read(Object argument) {
    return JsonText.mapper().valueToTree(argument);
  }
}
