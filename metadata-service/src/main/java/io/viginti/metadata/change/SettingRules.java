package io.viginti.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.value.Texts;
import io.viginti.contracts.shape.FieldType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of a type. */
final class SettingRules {
  private static final int MAX_LENGTH = 10_000;
  private static final int MAX_DECIMALS = 20;

  /** Part of an update's settings only: where the rows of removed options go. */
  static final String REPLACEMENT = "replacement";

  private SettingRules() {}

  static void check(FieldType type, @Nullable JsonNode settings, Problems problems) {
    if (settings == null || settings.isNull()) {
      return;
    }
    if (!settings.isObject()) {
      problems.add("settings must be an object", "settings");
      return;
    }
    if (settings.toString().length() > MAX_LENGTH || Texts.findFault(settings) != null) {
      problems.add("settings are too long or cannot be stored", "settings");
      return;
    }
    switch (type) {
      case NUMBER -> {
        problems.require(
            !settings.hasNonNull("dataType")
                || Set.of("int", "float", "bigint").contains(settings.get("dataType").asText()),
            "dataType is one of int, float and bigint",
            "settings",
            "dataType");
        checkInteger(settings, "decimals", 0, MAX_DECIMALS, problems);
        checkRange(settings, problems);
      }
      case NUMERIC -> checkRange(settings, problems);
      case TEXT -> checkInteger(settings, "maxLength", 1, Integer.MAX_VALUE, problems);
      default -> {
        // Display settings: kept for clients, no meaning to the server.
      }
    }
  }

  private static void checkRange(JsonNode settings, Problems problems) {
    for (String name : new String[] {"min", "max"}) {
      problems.require(
          !settings.hasNonNull(name) || settings.get(name).isNumber(),
          name + " must be a number",
          "settings",
          name);
    }
    if (settings.path("min").isNumber() && settings.path("max").isNumber()) {
      problems.require(
          settings.get("min").decimalValue().compareTo(settings.get("max").decimalValue()) <= 0,
          "min is greater than max",
          "settings",
          "min");
    }
  }

  private static void checkInteger(
      JsonNode settings, String name, int min, int max, Problems problems) {
    JsonNode value = settings.get(name);
    if (value == null || value.isNull()) {
      return;
    }
    problems.require(
        value.isIntegralNumber()
            && value.canConvertToInt()
            && value.intValue() >= min
            && value.intValue() <= max,
        "%s must be an integer from %d to %d".formatted(name, min, max),
        "settings",
        name);
  }

  /** What is kept: the settings without the instructions of an update. */
  static @Nullable JsonNode kept(@Nullable JsonNode settings) {
    if (settings == null || settings.isNull()) {
      return null;
    }
    if (settings instanceof ObjectNode object && object.has(REPLACEMENT)) {
      ObjectNode rest = object.deepCopy();
      rest.remove(REPLACEMENT);
      return rest.isEmpty() ? null : rest;
    }
    return settings;
  }
}
