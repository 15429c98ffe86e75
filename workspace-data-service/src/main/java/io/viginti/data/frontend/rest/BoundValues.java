package io.viginti.data.frontend.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.value.JsonText;
import io.viginti.data.query.Operand;
import java.util.List;

/**
 * The values of one request. An intent holds only their places, so that requests which differ in
 * nothing else share a plan.
 */
final class BoundValues {
  private final ObjectNode variables = JsonText.mapper().createObjectNode();

  /** A place for a value that no other part of the intent has. */
  Operand bind(JsonNode value) {
    return bind("v" + variables.size(), value);
  }

  Operand bind(String name, JsonNode value) {
    variables.set(name, value);
    return new Operand.Variable(name, List.of());
  }

  ObjectNode variables() {
    return variables;
  }
}
