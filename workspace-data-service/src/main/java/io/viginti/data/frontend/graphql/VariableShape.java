package io.viginti.data.frontend.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.data.query.Operand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Splits the value of a variable into what shapes a plan and what is only bound. Objects, lists of
 * objects, empty lists, nulls, booleans, and words that may be an enum's (directions, {@code
 * NOT_NULL}) shape it; every other scalar and list of scalars is bound. The same rule serves the
 * key of the plan and the operands of the intent, so the two cannot part.
 */
final class VariableShape {
  /**
   * Directions, granularities and {@code is}; user data that looks like one only makes one more
   * plan.
   */
  private static final Pattern WORD =
      Pattern.compile(
          "NULL|NOT_NULL|(?:Asc|Desc)Nulls(?:First|Last)"
              + "|DAY|WEEK|MONTH|QUARTER|YEAR|DAY_OF_WEEK|MONTH_OF_YEAR");

  private VariableShape() {}

  static void append(StringBuilder shape, JsonNode value) {
    if (value.isObject()) {
      shape.append('{');
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        shape.append(entry.getKey().length()).append(':').append(entry.getKey()).append('=');
        append(shape, entry.getValue());
        shape.append(';');
      }
      shape.append('}');
    } else if (isListOfParts(value)) {
      shape.append('[');
      for (JsonNode item : value) {
        append(shape, item);
        shape.append(',');
      }
      shape.append(']');
    } else if (isConstant(value)) {
      shape.append(value);
    } else {
      shape.append('s');
    }
  }

  static Operand toOperand(JsonNode value, Operand.Variable place) {
    if (value.isObject()) {
      Map<String, Operand> entries = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        entries.put(entry.getKey(), toOperand(entry.getValue(), place.then(entry.getKey())));
      }
      return new Operand.Fields(entries);
    }
    if (isListOfParts(value)) {
      List<Operand> items = new ArrayList<>();
      for (int i = 0; i < value.size(); i++) {
        items.add(toOperand(value.get(i), place.then(i)));
      }
      return new Operand.Items(items);
    }
    return isConstant(value) ? new Operand.Constant(value) : place;
  }

  private static boolean isListOfParts(JsonNode value) {
    if (!value.isArray()) {
      return false;
    }
    for (JsonNode item : value) {
      if (item.isContainerNode()) {
        return true;
      }
    }
    return value.isEmpty();
  }

  private static boolean isConstant(JsonNode value) {
    return value.isNull()
        || value.isBoolean()
        || value.isTextual() && WORD.matcher(value.textValue()).matches();
  }
}
