package io.viginti.gateway.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.GraphQLContext;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.viginti.catalog.value.Texts;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks variables against their declared types and names every problem, where graphql-java's own
 * coercion stops at the first. What is sent on is the client's JSON, unchanged.
 */
final class VariableCheck {
  /** Problems named at most; more say nothing new. */
  private static final int MAX_PROBLEMS = 100;

  private static final int MAX_DEPTH = 200;

  private final List<Declared> declared = new ArrayList<>();

  private record Declared(String name, GraphQLType type, boolean hasDefault) {}

  VariableCheck(GraphQLSchema schema, List<VariableDefinition> definitions) {
    for (VariableDefinition definition : definitions) {
      declared.add(
          new Declared(
              definition.getName(),
              resolve(schema, definition.getType()),
              definition.getDefaultValue() != null));
    }
  }

  private static GraphQLType resolve(GraphQLSchema schema, Type<?> type) {
    return switch (type) {
      case NonNullType nonNull -> GraphQLNonNull.nonNull(resolve(schema, nonNull.getType()));
      case ListType list -> GraphQLList.list(resolve(schema, list.getType()));
      case TypeName name -> {
        GraphQLType found = schema.getType(name.getName());
        if (found == null) {
          throw new IllegalStateException("type " + name.getName() + " of a valid document");
        }
        yield found;
      }
      default -> throw new IllegalStateException("type " + type.getClass());
    };
  }

  void check(ObjectNode variables) {
    Problems problems = new Problems();
    for (Declared variable : declared) {
      JsonNode value = variables.get(variable.name());
      At path = new At(null, variable.name());
      if (value == null) {
        if (GraphQLTypeUtil.isNonNull(variable.type()) && !variable.hasDefault()) {
          problems.add(
              path,
              "is required and must be of type " + GraphQLTypeUtil.simplePrint(variable.type()));
        }
      } else {
        problems.value(path, variable.type(), value, 0);
      }
    }
    if (!problems.found.isEmpty()) {
      Problem first = problems.found.getFirst();
      throw VigintiException.badInput(
          "Variable \"$" + first.path().getFirst() + "\": " + first.message() + ".",
          problems.found);
    }
  }

  /** Where a value is: cheap to extend, spelled out only when there is a problem. */
  private record At(@Nullable At parent, Object step) {
    List<Object> steps() {
      List<Object> steps = parent == null ? new ArrayList<>() : parent.steps();
      steps.add(step);
      return steps;
    }
  }

  private static final class Problems {
    final List<Problem> found = new ArrayList<>();

    void add(At path, String message) {
      if (found.size() < MAX_PROBLEMS) {
        found.add(new Problem(path.steps(), message));
      }
    }

    void value(At path, GraphQLType type, JsonNode value, int depth) {
      if (depth > MAX_DEPTH) {
        add(path, "is nested deeper than " + MAX_DEPTH + " levels");
        return;
      }
      if (type instanceof GraphQLNonNull nonNull) {
        if (value.isNull()) {
          add(path, "must not be null");
        } else {
          value(path, nonNull.getWrappedType(), value, depth);
        }
        return;
      }
      if (value.isNull()) {
        return;
      }
      switch (type) {
        case GraphQLList list -> list(path, list.getWrappedType(), value, depth);
        case GraphQLInputObjectType input -> input(path, input, value, depth);
        case GraphQLEnumType choice -> choice(path, choice, value);
        case GraphQLScalarType scalar -> scalar(path, scalar, value, depth);
        default -> throw new IllegalStateException("input type " + type);
      }
    }

    private void list(At path, GraphQLType element, JsonNode value, int depth) {
      if (!value.isArray()) {
        value(path, element, value, depth + 1);
        return;
      }
      int at = 0;
      for (JsonNode item : value) {
        value(new At(path, at++), element, item, depth + 1);
      }
    }

    private void input(At path, GraphQLInputObjectType input, JsonNode value, int depth) {
      if (!value.isObject()) {
        add(path, "must be an object of type " + input.getName());
        return;
      }
      int present = 0;
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        GraphQLInputObjectField field = input.getField(entry.getKey());
        if (field == null) {
          add(new At(path, shown(entry.getKey())), "is not a field of " + input.getName());
          continue;
        }
        present += entry.getValue().isNull() ? 0 : 1;
        value(new At(path, field.getName()), field.getType(), entry.getValue(), depth + 1);
      }
      for (GraphQLInputObjectField field : input.getFields()) {
        if (GraphQLTypeUtil.isNonNull(field.getType())
            && !field.hasSetDefaultValue()
            && !value.has(field.getName())) {
          add(new At(path, field.getName()), "is required");
        }
      }
      if (input.isOneOf() && (present != 1 || value.size() != 1)) {
        add(path, "must have exactly one field");
      }
    }

    private void choice(At path, GraphQLEnumType choice, JsonNode value) {
      if (!value.isTextual() || choice.getValue(value.textValue()) == null) {
        add(path, "is not a value of " + choice.getName());
      }
    }

    private void scalar(At path, GraphQLScalarType scalar, JsonNode value, int depth) {
      if (!texts(path, value, depth)) {
        return;
      }
      if (scalar.getName().equals("JSON")) {
        return;
      }
      Object plain = plain(value);
      if (plain == null) {
        add(path, "must be a " + scalar.getName());
        return;
      }
      try {
        scalar.getCoercing().parseValue(plain, GraphQLContext.getDefault(), Locale.ROOT);
      } catch (CoercingParseValueException refused) {
        add(path, "is not a " + scalar.getName() + reason(refused));
      }
    }

    /** Scalars of our own say in words what they take; graphql-java's name Java classes. */
    private static String reason(CoercingParseValueException refused) {
      String message = refused.getMessage();
      return message == null || message.contains("'") || message.contains("java.")
          ? ""
          : ": " + message;
    }

    private static @Nullable Object plain(JsonNode value) {
      return switch (value.getNodeType()) {
        case STRING -> value.textValue();
        case BOOLEAN -> value.booleanValue();
        case NUMBER ->
            value.isInt()
                ? (Object) value.intValue()
                : value.isIntegralNumber() ? value.bigIntegerValue() : value.decimalValue();
        case ARRAY, OBJECT, BINARY, MISSING, NULL, POJO -> null;
      };
    }

    /** Whether every text in the value can be kept. */
    private boolean texts(At path, JsonNode value, int depth) {
      if (depth > MAX_DEPTH) {
        add(path, "is nested deeper than " + MAX_DEPTH + " levels");
        return false;
      }
      String fault = value.isTextual() ? Texts.findFault(value.textValue()) : null;
      if (fault != null) {
        add(path, fault);
        return false;
      }
      boolean fine = true;
      int at = 0;
      if (value.isArray()) {
        for (JsonNode item : value) {
          fine &= texts(new At(path, at++), item, depth + 1);
        }
      }
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        String keyFault = Texts.findFault(entry.getKey());
        if (keyFault != null) {
          add(path, "has a key that is refused: it " + keyFault);
          fine = false;
        } else {
          fine &= texts(new At(path, entry.getKey()), entry.getValue(), depth + 1);
        }
      }
      return fine;
    }

    private static String shown(String key) {
      return Texts.findFault(key) == null && key.length() <= 100 ? key : "?";
    }
  }
}
