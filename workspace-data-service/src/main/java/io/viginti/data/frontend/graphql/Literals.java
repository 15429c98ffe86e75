package io.viginti.data.frontend.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
import graphql.language.VariableReference;
import io.viginti.catalog.value.JsonText;
import io.viginti.data.query.Operand;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of a document: literals as JSON, and operands where variables are within. */
final class Literals {
  private Literals() {}

  /** A literal without variables. Enum values are strings. */
  static JsonNode toJson(Value<?> value) {
    return switch (value) {
      case NullValue none -> NullNode.getInstance();
      case BooleanValue bool -> BooleanNode.valueOf(bool.isValue());
      case StringValue text -> TextNode.valueOf(text.getValue());
      case EnumValue name -> TextNode.valueOf(name.getName());
      case IntValue number -> BigIntegerNode.valueOf(number.getValue());
      case FloatValue number -> DecimalNode.valueOf(number.getValue());
      case ArrayValue list -> {
        ArrayNode array = JsonText.mapper().createArrayNode();
        list.getValues().forEach(item -> array.add(toJson(item)));
        yield array;
      }
      case ObjectValue fields -> {
        ObjectNode object = JsonText.mapper().createObjectNode();
        for (ObjectField field : fields.getObjectFields()) {
          object.set(field.getName(), toJson(field.getValue()));
        }
        yield object;
      }
      default -> throw VigintiException.badInput("A constant value is expected here");
    };
  }

  /**
   * The operand of an argument.
   *
   * @param variables of this request: they shape the operand where their type is not bound
   */
  static Operand toOperand(Value<?> value, OperationDocument document, ObjectNode variables) {
    return switch (value) {
      case VariableReference reference -> variable(reference.getName(), document, variables);
      case ArrayValue list -> {
        List<Operand> items = new ArrayList<>();
        list.getValues().forEach(item -> items.add(toOperand(item, document, variables)));
        yield new Operand.Items(items);
      }
      case ObjectValue fields -> {
        Map<String, Operand> entries = new LinkedHashMap<>();
        for (ObjectField field : fields.getObjectFields()) {
          Operand operand = toOperand(field.getValue(), document, variables);
          if (!isMissing(operand)) {
            entries.put(field.getName(), operand);
          }
        }
        yield new Operand.Fields(entries);
      }
      default -> new Operand.Constant(toJson(value));
    };
  }

  private static boolean isMissing(Operand operand) {
    return operand instanceof Operand.Constant(JsonNode value) && value.isMissingNode();
  }

  private static Operand variable(String name, OperationDocument document, ObjectNode variables) {
    if (!document.isDeclared(name)) {
      throw VigintiException.badInput("Variable $" + name + " is not declared");
    }
    JsonNode value = variables.get(name);
    if (value == null) {
      return Operand.none();
    }
    if (value.isNull()) {
      return new Operand.Constant(value);
    }
    Operand.Variable place = new Operand.Variable(name, List.of());
    return document.isBound(name) ? place : VariableShape.toOperand(value, place);
  }
}
