package io.viginti.catalog.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import io.viginti.catalog.scalar.ScalarForms;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The scalars of the public API with strict coercion of literals and variables. */
final class RecordScalars {
  /** By name; {@code ID} replaces the lenient one of the specification. */
  static final Map<String, GraphQLScalarType> ALL =
      List.of(
              ofText("ID", "A UUID of any version.", ScalarForms::id),
              ofText(
                  "DateTime", "A point in time: RFC 3339, answered in UTC.", ScalarForms::dateTime),
              ofText("Date", "A calendar date: year-month-day.", ScalarForms::date),
              of(
                  "BigFloat",
                  "A decimal number of any size: a string in answers, a number or string on input.",
                  RecordScalars::bigFloat),
              of(
                  "Position",
                  "A place in an order: a number; \"first\" and \"last\" on input.",
                  RecordScalars::position),
              of("JSON", "Any JSON value.", value -> value))
          .stream()
          .collect(Collectors.toUnmodifiableMap(GraphQLScalarType::getName, scalar -> scalar));

  /** Those that GraphQL itself does not have. */
  static final List<String> DECLARED = List.of("BigFloat", "Date", "DateTime", "JSON", "Position");

  private RecordScalars() {}

  /** A scalar of a static service that has no rules here: every value passes. */
  static GraphQLScalarType lenient(String name, @Nullable String description) {
    return of(name, description, value -> value);
  }

  private static GraphQLScalarType ofText(
      String name, String description, Function<String, Object> parse) {
    return of(
        name,
        description,
        value -> {
          if (value instanceof String text) {
            return parse.apply(text);
          }
          throw new IllegalArgumentException("%s is written as a string".formatted(name));
        });
  }

  private static GraphQLScalarType of(
      String name, @Nullable String description, UnaryOperator<Object> parse) {
    return GraphQLScalarType.newScalar()
        .name(name)
        .description(description)
        .coercing(new StrictCoercing(parse))
        .build();
  }

  private static Object bigFloat(Object value) {
    if (value instanceof String text) {
      return ScalarForms.bigFloat(text);
    }
    return ScalarForms.bigFloat(number(value, "a BigFloat is a number or a string"));
  }

  private static Object position(Object value) {
    if (value instanceof String text) {
      if (text.equals("first") || text.equals("last")) {
        return text;
      }
      throw new IllegalArgumentException("a Position is a number, \"first\" or \"last\"");
    }
    double position = number(value, "a Position is a number, \"first\" or \"last\"").doubleValue();
    if (!Double.isFinite(position)) {
      throw new IllegalArgumentException("a Position is a finite number");
    }
    return position;
  }

  private static BigDecimal number(Object value, String message) {
    return switch (value) {
      case BigDecimal number -> number;
      case BigInteger number -> new BigDecimal(number);
      case Double number when Double.isFinite(number) -> BigDecimal.valueOf(number);
      case Float number when Float.isFinite(number) -> BigDecimal.valueOf(number);
      case Integer number -> BigDecimal.valueOf(number);
      case Long number -> BigDecimal.valueOf(number);
      case Short number -> BigDecimal.valueOf(number);
      case Byte number -> BigDecimal.valueOf(number);
      default -> throw new IllegalArgumentException(message);
    };
  }

  /** Literals become the Java values that JSON variables have, then both go the same way. */
  private record StrictCoercing(UnaryOperator<Object> parse) implements Coercing<Object, Object> {
    @Override
    public Object serialize(Object result, GraphQLContext context, Locale locale) {
      return result;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
      try {
        return parse.apply(input);
      } catch (IllegalArgumentException e) {
        throw new CoercingParseValueException(e.getMessage(), e);
      }
    }

    @Override
    public Object parseLiteral(
        Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
      try {
        return parse.apply(plain(input, variables));
      } catch (IllegalArgumentException e) {
        throw new CoercingParseLiteralException(e.getMessage(), e);
      }
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
      return literal(input);
    }
  }

  private static Object plain(Value<?> value, CoercedVariables variables) {
    return switch (value) {
      case StringValue string -> Objects.requireNonNullElse(string.getValue(), "");
      case IntValue number -> number.getValue();
      case FloatValue number -> number.getValue();
      case BooleanValue bool -> bool.isValue();
      case NullValue ignored -> Null.NULL;
      case EnumValue name -> throw new IllegalArgumentException("a bare name is no value");
      case VariableReference variable -> {
        Object held = variables.get(variable.getName());
        yield held == null ? Null.NULL : held;
      }
      case ArrayValue array ->
          array.getValues().stream().map(element -> plain(element, variables)).toList();
      case ObjectValue object ->
          object.getObjectFields().stream()
              .collect(
                  Collectors.toMap(
                      field -> field.getName(),
                      field -> plain(field.getValue(), variables),
                      (first, second) -> second));
      default -> throw new IllegalArgumentException("this is no value");
    };
  }

  /** Stands for null inside collections that cannot hold it. */
  private enum Null {
    NULL
  }

  private static Value<?> literal(Object value) {
    return switch (value) {
      case Boolean bool -> BooleanValue.of(bool);
      case Integer number -> IntValue.of(number);
      case Long number -> IntValue.newIntValue(BigInteger.valueOf(number)).build();
      case BigInteger number -> IntValue.newIntValue(number).build();
      case BigDecimal number -> FloatValue.newFloatValue(number).build();
      case Double number -> FloatValue.newFloatValue(BigDecimal.valueOf(number)).build();
      default -> StringValue.of(value.toString());
    };
  }
}
