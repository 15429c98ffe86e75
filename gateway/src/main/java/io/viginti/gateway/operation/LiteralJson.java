package io.viginti.gateway.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;

/** A constant GraphQL literal in the JSON form a variable of its type takes. */
final class LiteralJson {
  /** Keeps the digits of decimals as they were written. */
  private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

  private LiteralJson() {}

  static JsonNode of(Value<?> value) {
    return switch (value) {
      case StringValue text -> NODES.textNode(text.getValue());
      case IntValue number -> NODES.numberNode(number.getValue());
      case FloatValue number -> NODES.numberNode(number.getValue());
      case BooleanValue truth -> NODES.booleanNode(truth.isValue());
      case EnumValue name -> NODES.textNode(name.getName());
      case NullValue nothing -> NODES.nullNode();
      case ArrayValue list -> {
        ArrayNode array = NODES.arrayNode();
        list.getValues().forEach(element -> array.add(of(element)));
        yield array;
      }
      case ObjectValue object -> {
        ObjectNode node = NODES.objectNode();
        for (ObjectField field : object.getObjectFields()) {
          node.set(field.getName(), of(field.getValue()));
        }
        yield node;
      }
      default -> throw new IllegalStateException("literal " + value.getClass());
    };
  }
}
