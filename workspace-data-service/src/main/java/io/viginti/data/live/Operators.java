package io.viginti.data.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.value.Scalar;
import io.viginti.catalog.value.Scalar.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The comparators of one value. A comparison with null is unknown, as in SQL. */
final class Operators {
  private final Condition.Place place;
  private final Leaf leaf;

  Operators(Condition.Place place) {
    this.place = place;
    this.leaf = place.leaf();
  }

  /**
   * @throws IllegalArgumentException when the operand does not fit; the message says why
   */
  Condition read(String operator, JsonNode operand) {
    if (operand.isNull()) {
      return new Condition.Always(Truth.UNKNOWN);
    }
    boolean isList =
        switch (leaf.leafType()) {
          case ENUM_LIST, STRING_LIST -> true;
          default -> false;
        };
    return isList ? readList(operator, operand) : readSingle(operator, operand);
  }

  private Condition readSingle(String operator, JsonNode operand) {
    return switch (operator) {
      case "is" -> isNull(operand);
      case "in" -> in(operand);
      case "eq" -> holds(equal(value(operand)));
      case "neq" -> holds(equal(value(operand)).negate());
      case "gt" -> ordered(operand, order -> order > 0);
      case "gte" -> ordered(operand, order -> order >= 0);
      case "lt" -> ordered(operand, order -> order < 0);
      case "lte" -> ordered(operand, order -> order <= 0);
      case "like" -> text(TextPatterns.like(string(operand), false));
      case "ilike" -> text(TextPatterns.like(string(operand), true));
      case "regex" -> text(TextPatterns.regex(string(operand), false));
      case "iregex" -> text(TextPatterns.regex(string(operand), true));
      case "startsWith" -> {
        String part = string(operand);
        yield text(value -> value.startsWith(part));
      }
      case "endsWith" -> {
        String part = string(operand);
        yield text(value -> value.endsWith(part));
      }
      case "contains" -> {
        String part = string(operand);
        yield text(value -> value.contains(part));
      }
      default -> throw new IllegalArgumentException("is no operator");
    };
  }

  private Condition readList(String operator, JsonNode operand) {
    return switch (operator) {
      case "is" -> isNull(operand);
      case "isEmpty" -> {
        if (!operand.isBoolean()) {
          throw new IllegalArgumentException("must be a boolean");
        }
        yield holds(value -> items(value).isEmpty() == operand.booleanValue());
      }
      case "contains", "containsAll" -> {
        List<String> wanted = items(value(operand));
        yield holds(value -> items(value).containsAll(wanted));
      }
      case "containsAny" -> {
        List<String> wanted = items(value(operand));
        yield holds(value -> !Collections.disjoint(items(value), wanted));
      }
      default -> throw new IllegalArgumentException("is no operator");
    };
  }

  private Condition isNull(JsonNode operand) {
    return switch (operand.asText()) {
      case "NULL" -> new Condition.IsNull(place, true);
      case "NOT_NULL" -> new Condition.IsNull(place, false);
      default -> throw new IllegalArgumentException("must be NULL or NOT_NULL");
    };
  }

  private Condition in(JsonNode operand) {
    List<Predicate<Object>> choices = new ArrayList<>();
    if (operand.isArray()) {
      operand.forEach(item -> choices.add(equal(value(item))));
    } else {
      choices.add(equal(value(operand)));
    }
    if (choices.isEmpty()) {
      return new Condition.Always(Truth.FALSE);
    }
    return holds(value -> choices.stream().anyMatch(choice -> choice.test(value)));
  }

  private Condition holds(Predicate<Object> comparison) {
    return new Condition.Holds(place, comparison);
  }

  private Condition text(Predicate<String> comparison) {
    return holds(value -> value instanceof String text && comparison.test(text));
  }

  private Condition ordered(JsonNode operand, IntPredicate test) {
    Object bound = value(operand);
    return holds(value -> test.test(compare(value, bound)));
  }

  private Object value(JsonNode operand) {
    Reading reading = Scalar.of(leaf).read(operand, leaf.enumType());
    Object value = reading.value();
    if (value == null) {
      throw new IllegalArgumentException(reading.fault());
    }
    return value;
  }

  private static String string(JsonNode operand) {
    if (!operand.isTextual()) {
      throw new IllegalArgumentException("must be a string");
    }
    return operand.textValue();
  }

  private Predicate<Object> equal(Object wanted) {
    @Nullable BigDecimal number = findNumber(wanted);
    if (number == null) {
      return value -> wanted.equals(value);
    }
    return value -> {
      BigDecimal other = findNumber(value);
      return other != null && other.compareTo(number) == 0;
    };
  }

  private int compare(Object left, Object right) {
    BigDecimal leftNumber = findNumber(left);
    BigDecimal rightNumber = findNumber(right);
    if (leftNumber != null && rightNumber != null) {
      return leftNumber.compareTo(rightNumber);
    }
    return switch (left) {
      case String text when right instanceof String other -> TextOrder.compare(text, other);
      case LocalDate date when right instanceof LocalDate other -> date.compareTo(other);
      case OffsetDateTime moment when right instanceof OffsetDateTime other ->
          moment.toInstant().compareTo(other.toInstant());
      case UUID id when right instanceof UUID other -> id.toString().compareTo(other.toString());
      default -> throw new IllegalStateException("no order between " + left.getClass());
    };
  }

  /** Decimals are read as plain text, other numbers as themselves. */
  private @Nullable BigDecimal findNumber(Object value) {
    return switch (Scalar.of(leaf)) {
      case DECIMAL -> new BigDecimal(value.toString());
      case INT, BIG_INT, FLOAT, POSITION ->
          value instanceof Double real
              ? BigDecimal.valueOf(real)
              : new BigDecimal(value.toString());
      default -> null;
    };
  }

  private static List<String> items(Object value) {
    return value instanceof String[] items ? Arrays.asList(items) : List.of(value.toString());
  }
}
