package io.viginti.data.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An input value. What a statement's text depends on is spelt out as fields, items and constants;
 * what is only bound stays a place in the variables, so that one plan serves every value.
 */
public sealed interface Operand {
  /** Known when the plan is made. */
  record Constant(JsonNode value) implements Operand {}

  /**
   * A place in the variables of each request.
   *
   * @param path names and indexes below the variable
   */
  record Variable(String name, List<Object> path) implements Operand {
    /**
     * The caller's workspace member id, null where they have none. No variable of a client can have
     * the name.
     */
    public static final Variable MEMBER = new Variable("$member", List.of());

    public Variable {
      path = List.copyOf(path);
    }

    /** The place a step further down. */
    public Variable then(Object step) {
      return new Variable(name, Stream.concat(path.stream(), Stream.of(step)).toList());
    }
  }

  /** An object, key by key. */
  record Fields(Map<String, Operand> entries) implements Operand {}

  /** A list, item by item. */
  record Items(List<Operand> items) implements Operand {
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * The value under the variables of a request; a missing node where a variable was not given.
   *
   * @param variables an object
   */
  default JsonNode resolve(JsonNode variables) {
    return switch (this) {
      case Constant constant -> constant.value();
      case Variable variable -> {
        JsonNode at = variables.path(variable.name());
        for (Object step : variable.path()) {
          at = step instanceof Integer index ? at.path(index) : at.path((String) step);
        }
        yield at;
      }
      case Fields fields -> {
        ObjectNode object = JsonNodeFactory.withExactBigDecimals(true).objectNode();
        fields
            .entries()
            .forEach(
                (key, operand) -> {
                  JsonNode value = operand.resolve(variables);
                  if (!value.isMissingNode()) {
                    object.set(key, value);
                  }
                });
        yield object;
      }
      case Items list -> {
        ArrayNode array = JsonNodeFactory.withExactBigDecimals(true).arrayNode();
        for (Operand item : list.items()) {
          JsonNode value = item.resolve(variables);
          if (value.isMissingNode()) {
            array.addNull();
          } else {
            array.add(value);
          }
        }
        yield array;
      }
    };
  }

  /** Not given. */
  static Operand none() {
    return new Constant(MissingNode.getInstance());
  }

  /** Whether it is known to be absent or null. */
  default boolean isNothing() {
    return this instanceof Constant(JsonNode value) && (value.isMissingNode() || value.isNull());
  }
}
