package io.viginti.gateway.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.ArrayValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many records the input of a mutation writes, those of its relations included. */
final class WrittenRecords {
  /** The field of a relation's input that holds a new record, or several. */
  private static final String CREATE = "create";

  private final Map<String, Value<?>> defaults;
  private final ObjectNode variables;

  /**
   * @param defaults of variables that are not given
   */
  WrittenRecords(Map<String, Value<?>> defaults, ObjectNode variables) {
    this.defaults = defaults;
    this.variables = variables;
  }

  /** Those a list holds, or one; and those created for them. */
  long count(Value<?> value, GraphQLType type) {
    return Math.max(1, items(value)) + created(value, type);
  }

  private long items(Value<?> value) {
    return switch (value) {
      case VariableReference variable -> {
        Value<?> absent = findDefault(variable);
        yield absent == null ? items(variable(variable)) : items(absent);
      }
      case ArrayValue list -> list.getValues().size();
      default -> 1;
    };
  }

  private static long items(JsonNode value) {
    return value.isArray() ? value.size() : value.isObject() ? 1 : 0;
  }

  /** Null when the variable is given, or has none. */
  private @Nullable Value<?> findDefault(VariableReference variable) {
    return variables.has(variable.getName()) ? null : defaults.get(variable.getName());
  }

  private JsonNode variable(VariableReference variable) {
    JsonNode value = variables.get(variable.getName());
    return value == null ? JsonNodeFactory.instance.missingNode() : value;
  }

  /** Only those created for what the input is about. */
  long created(Value<?> value, GraphQLType type) {
    return switch (value) {
      case VariableReference variable -> {
        Value<?> absent = findDefault(variable);
        yield absent == null ? created(variable(variable), type) : created(absent, type);
      }
      case ArrayValue list ->
          list.getValues().stream().mapToLong(item -> created(item, item(type))).sum();
      case ObjectValue object -> {
        long sum = 0;
        for (ObjectField field : object.getObjectFields()) {
          GraphQLInputObjectField declared = field(type, field.getName());
          if (declared != null) {
            sum += isCreation(declared) ? items(field.getValue()) : 0;
            sum += created(field.getValue(), declared.getType());
          }
        }
        yield sum;
      }
      default -> 0;
    };
  }

  private static long created(JsonNode value, GraphQLType type) {
    long sum = 0;
    if (value.isArray()) {
      for (JsonNode item : value) {
        sum += created(item, item(type));
      }
    } else if (value.isObject()) {
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        JsonNode inner = entry.getValue();
        GraphQLInputObjectField declared =
            inner.isContainerNode() ? field(type, entry.getKey()) : null;
        if (declared != null) {
          sum += isCreation(declared) ? items(inner) : 0;
          sum += created(inner, declared.getType());
        }
      }
    }
    return sum;
  }

  /** A single value stands for a list of one. */
  private static GraphQLType item(GraphQLType type) {
    GraphQLType nullable = GraphQLTypeUtil.unwrapNonNull(type);
    return nullable instanceof GraphQLList list ? list.getWrappedType() : nullable;
  }

  private static @Nullable GraphQLInputObjectField field(GraphQLType type, String name) {
    return GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType input
        ? input.getField(name)
        : null;
  }

  /** No field of a record has such a type: a relation's is that of its own input. */
  private static boolean isCreation(GraphQLInputObjectField field) {
    GraphQLNamedType type = GraphQLTypeUtil.unwrapAll(field.getType());
    return field.getName().equals(CREATE) && type.getName().endsWith("CreateInput");
  }
}
