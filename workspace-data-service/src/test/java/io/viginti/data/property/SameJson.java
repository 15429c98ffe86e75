package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** Compares answers: numbers by value, everything else as it is. */
final class SameJson {
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private SameJson() {}

  /** A number that PostgreSQL gives rounded. */
  record Rounded(BigDecimal exact) {
    boolean isNear(BigDecimal actual) {
      return exact.subtract(actual).abs().compareTo(exact.abs().movePointLeft(14)) <= 0;
    }

    static JsonNode node(BigDecimal exact) {
      return JsonNodeFactory.instance.pojoNode(new Rounded(exact));
    }
  }

  /** Where two answers differ first; empty when nowhere. */
  static String difference(JsonNode expected, JsonNode actual) {
    return difference(expected, actual, "answer");
  }

  private static String difference(JsonNode expected, JsonNode actual, String at) {
    if (expected.isNumber() && (actual.isNumber() || isDecimal(actual))) {
      return expected.decimalValue().compareTo(new BigDecimal(actual.asText())) == 0
          ? ""
          : unequal(expected, actual, at);
    }
    if (expected.isPojo() && ((POJONode) expected).getPojo() instanceof Rounded rounded) {
      return isDecimal(actual) && rounded.isNear(new BigDecimal(actual.textValue()))
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

  /** A big number is answered as text. */
  private static boolean isDecimal(JsonNode value) {
    return value.isTextual() && DECIMAL.matcher(value.textValue()).matches();
  }

  private static String unequal(JsonNode expected, JsonNode actual, String at) {
    return "%s: expected %s, answered %s".formatted(at, expected, actual);
  }
}
