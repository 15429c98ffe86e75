package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.FilterKind;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A filter on a record as API.md words it, in three-valued logic: true, false, null. */
final class ReferenceFilter {
  private final Records records;

  ReferenceFilter(Records records) {
    this.records = records;
  }

  /** The live records that a filter selects, deleted ones too where it names deletedAt. */
  List<ObjectNode> select(CatalogObject object, List<ObjectNode> from, @Nullable JsonNode filter) {
    boolean seesDeleted = filter != null && namesDeletedAt(filter);
    List<ObjectNode> selected = new ArrayList<>();
    for (ObjectNode record : from) {
      if ((seesDeleted || !Records.isDeleted(record))
          && (filter == null || Boolean.TRUE.equals(holds(object, record, filter)))) {
        selected.add(record);
      }
    }
    return selected;
  }

  /** All records that a filter selects, deleted or not. */
  List<ObjectNode> selectAny(CatalogObject object, JsonNode filter) {
    return records.of(object).stream()
        .filter(record -> Boolean.TRUE.equals(holds(object, record, filter)))
        .toList();
  }

  private static boolean namesDeletedAt(JsonNode filter) {
    if (filter.isArray()) {
      for (JsonNode item : filter) {
        if (namesDeletedAt(item)) {
          return true;
        }
      }
      return false;
    }
    if (filter.hasNonNull("deletedAt")) {
      return true;
    }
    for (String word : List.of("and", "or", "not")) {
      if (filter.has(word) && namesDeletedAt(filter.path(word))) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param record null for the missing record of a relation: every value of it is null
   */
  private @Nullable Boolean holds(
      CatalogObject object, @Nullable JsonNode record, JsonNode filter) {
    Boolean all = true;
    for (Map.Entry<String, JsonNode> entry : filter.properties()) {
      all = and(all, entry(object, record, entry.getKey(), entry.getValue()));
    }
    return all;
  }

  private @Nullable Boolean entry(
      CatalogObject object, @Nullable JsonNode record, String name, JsonNode value) {
    switch (name) {
      case "and" -> {
        Boolean all = true;
        for (JsonNode part : value) {
          all = and(all, holds(object, record, part));
        }
        return all;
      }
      case "or" -> {
        Boolean any = false;
        for (JsonNode part : value) {
          any = not(and(not(any), not(holds(object, record, part))));
        }
        return any;
      }
      case "not" -> {
        return not(holds(object, record, value));
      }
      default -> {
        return field(object.requireField(name), record, value);
      }
    }
  }

  private @Nullable Boolean field(
      CatalogField field, @Nullable JsonNode record, JsonNode conditions) {
    return switch (field) {
      case LeafField leaf -> leaf(leaf, value(record, leaf.name()), conditions);
      case RelationIdField id -> leaf(id, value(record, id.name()), conditions);
      case CompositeField composite -> {
        Boolean all = true;
        for (Map.Entry<String, JsonNode> part : conditions.properties()) {
          JsonNode parts = value(record, composite.name());
          all =
              and(
                  all,
                  leaf(
                      composite.findPart(part.getKey()).orElseThrow(),
                      value(parts, part.getKey()),
                      part.getValue()));
        }
        yield all;
      }
      case ToOneField one -> {
        ObjectNode target = record == null ? null : records.find(one, record).orElse(null);
        boolean isSeen =
            target != null && (!Records.isDeleted(target) || namesDeletedAt(conditions));
        yield holds(one.target(), isSeen ? target : null, conditions);
      }
      case ToManyField many -> {
        Boolean all = true;
        for (Map.Entry<String, JsonNode> entry : conditions.properties()) {
          all = and(all, quantified(many, record, entry.getKey(), entry.getValue()));
        }
        yield all;
      }
    };
  }

  /** A related record for which the filter is unknown counts as one for which it does not hold. */
  private @Nullable Boolean quantified(
      ToManyField many, @Nullable JsonNode record, String quantifier, JsonNode filter) {
    if (record == null) {
      return null;
    }
    List<ObjectNode> related = records.list(many, record);
    int selected = select(many.target(), related, filter).size();
    boolean seesDeleted = namesDeletedAt(filter);
    return switch (quantifier) {
      case "some" -> selected > 0;
      case "none" -> selected == 0;
      case "every" ->
          selected
              == related.stream().filter(one -> seesDeleted || !Records.isDeleted(one)).count();
      default -> throw new IllegalStateException("quantifier " + quantifier);
    };
  }

  private static @Nullable JsonNode value(@Nullable JsonNode record, String name) {
    JsonNode value = record == null ? null : record.path(name);
    return value == null || value.isNull() || value.isMissingNode() ? null : value;
  }

  private static @Nullable Boolean leaf(Leaf leaf, @Nullable JsonNode value, JsonNode operators) {
    Boolean all = true;
    for (Map.Entry<String, JsonNode> entry : operators.properties()) {
      all = and(all, operator(leaf, value, entry.getKey(), entry.getValue()));
    }
    return all;
  }

  private static @Nullable Boolean operator(
      Leaf leaf, @Nullable JsonNode value, String operator, JsonNode operand) {
    if (operator.equals("is")) {
      return operand.isNull() || operand.textValue().equals("NULL") == (value == null);
    }
    if (operator.equals("in") && operand.isArray() && operand.isEmpty()) {
      return false;
    }
    if (value == null || operand.isNull()) {
      return null;
    }
    return switch (operator) {
      case "eq" -> isEqual(leaf, value, operand);
      case "neq" -> !isEqual(leaf, value, operand);
      case "in" -> any(operand, item -> isEqual(leaf, value, item));
      case "gt" -> ReferenceOrder.compare(leaf, value, operand) > 0;
      case "gte" -> ReferenceOrder.compare(leaf, value, operand) >= 0;
      case "lt" -> ReferenceOrder.compare(leaf, value, operand) < 0;
      case "lte" -> ReferenceOrder.compare(leaf, value, operand) <= 0;
      case "like" -> like(operand.textValue(), 0).matcher(value.textValue()).matches();
      case "ilike" ->
          like(operand.textValue(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
              .matcher(value.textValue())
              .matches();
      case "regex" -> Pattern.compile(operand.textValue()).matcher(value.textValue()).find();
      case "iregex" ->
          Pattern.compile(operand.textValue(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
              .matcher(value.textValue())
              .find();
      case "startsWith" -> value.textValue().startsWith(operand.textValue());
      case "endsWith" -> value.textValue().endsWith(operand.textValue());
      case "contains" ->
          value.isArray()
              ? any(value, item -> item.equals(operand))
              : value.textValue().contains(operand.textValue());
      case "containsAny" -> any(operand, wanted -> any(value, wanted::equals));
      case "containsAll" -> !any(operand, wanted -> !any(value, wanted::equals));
      case "isEmpty" -> value.isEmpty() == operand.booleanValue();
      default -> throw new IllegalStateException("operator " + operator);
    };
  }

  private static boolean isEqual(Leaf leaf, JsonNode value, JsonNode operand) {
    return value.isTextual() && leaf.leafType().filterKind() == FilterKind.STRING
        ? value.equals(operand)
        : ReferenceOrder.compare(leaf, value, operand) == 0;
  }

  private static boolean any(JsonNode items, Predicate<JsonNode> test) {
    for (JsonNode item : items) {
      if (test.test(item)) {
        return true;
      }
    }
    return false;
  }

  /** {@code %}, {@code _} and the backslash are pattern characters. */
  private static Pattern like(String pattern, int flags) {
    StringBuilder expression = new StringBuilder();
    int[] points = pattern.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      switch (points[i]) {
        case '%' -> expression.append(".*");
        case '_' -> expression.append('.');
        case '\\' -> expression.append(Pattern.quote(Character.toString(points[++i])));
        default -> expression.append(Pattern.quote(Character.toString(points[i])));
      }
    }
    return Pattern.compile(expression.toString(), flags | Pattern.DOTALL);
  }

  private static @Nullable Boolean and(@Nullable Boolean left, @Nullable Boolean right) {
    if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
      return false;
    }
    return left == null || right == null ? null : true;
  }

  private static @Nullable Boolean not(@Nullable Boolean truth) {
    return truth == null ? null : !truth;
  }
}
