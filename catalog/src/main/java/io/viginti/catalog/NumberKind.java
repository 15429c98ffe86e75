package io.viginti.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a NUMBER field keeps its value, by {@code settings.dataType}. */
public enum NumberKind {
  INT,
  FLOAT,
  BIGINT;

  /**
   * The kind that settings ask for: {@code dataType}, or without it FLOAT where {@code decimals} is
   * above 0, else INT.
   *
   * @throws IllegalArgumentException for another data type
   */
  public static NumberKind of(@Nullable JsonNode settings) {
    if (settings != null && settings.hasNonNull("dataType")) {
      String name = settings.get("dataType").asText();
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "int" -> INT;
        case "float" -> FLOAT;
        case "bigint" -> BIGINT;
        default ->
            throw new IllegalArgumentException(
                "dataType is one of int, float and bigint, not " + name);
      };
    }
    return settings != null && settings.path("decimals").asInt(0) > 0 ? FLOAT : INT;
  }
}
