package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Compares answers: numbers by value, everything else as it is. */
final class SameJson {
  private SameJson() {}

  /** Where two answers differ first; empty when nowhere. */
  static String difference(JsonNode expected, JsonNode actual) {
    return difference(expected, actual, "answer");
  }

  private static String difference(JsonNode expected, JsonNode actual, String at) {
    if (expected.isNumber() && actual.isNumber()) {
      return expected.decimalValue().compareTo(actual.decimalValue()) == 0
          ? ""
          : unequal(expected, actual, at);
    }
    if (expected.isObject() && actual.isObject() && expected.size() == actual.size()) {
      for (Map.Entry<String, JsonNode> entry : expected.properties()) {
        String found =
            difference(entry.getValue(), actual.path(entry.getKey()), at + "." + entry.getKey());
        if (!found.isEmpty()) {
          return found;
        }
      }
      return "";
    }
    if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        String found = difference(expected.get(i), actual.get(i), at + "[" + i + "]");
        if (!found.isEmpty()) {
          return found;
        }
      }
      return "";
    }
    return expected.equals(actual) ? "" : unequal(expected, actual, at);
  }

  private static String unequal(JsonNode expected, JsonNode actual, String at) {
    return "%s: expected %s, answered %s".formatted(at, expected, actual);
  }
}
