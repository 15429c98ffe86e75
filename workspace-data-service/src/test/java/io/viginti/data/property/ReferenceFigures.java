package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.AggregateFunction;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures over records in memory. Decimals stand in answers as numbers: compared by value. */
final class ReferenceFigures {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
  private static final MathContext PRECISE = new MathContext(40);

  private ReferenceFigures() {}

  static ObjectNode answer(Figures figures, List<ObjectNode> records) {
    ObjectNode answer = NODES.objectNode();
    for (Figures.Figure figure : figures.all()) {
      List<String> place = figure.place();
      ObjectNode at = answer;
      for (String name : place.subList(0, place.size() - 1)) {
        at = at.withObjectProperty(name);
      }
      at.set(place.getLast(), value(figure, records));
    }
    return answer;
  }

  static JsonNode value(Figures.Figure figure, List<ObjectNode> records) {
    AggregateFunction function = figure.function();
    Leaf leaf = figure.leaf();
    if (function == null || leaf == null) {
      return NODES.numberNode(records.size());
    }
    List<JsonNode> values = records.stream().map(record -> value(record, figure.path())).toList();
    return switch (function) {
      case COUNT_DISTINCT ->
          NODES.numberNode(present(values).map(value -> identity(leaf, value)).distinct().count());
      case COUNT_EMPTY -> NODES.numberNode(countEmpty(leaf, values));
      case PERCENT_EMPTY ->
          records.isEmpty()
              ? NullNode.instance
              : NODES.numberNode(100.0 * countEmpty(leaf, values) / records.size());
      case SUM -> decimal(sum(values));
      case AVG -> {
        BigDecimal sum = sum(values);
        yield sum == null
            ? NullNode.instance
            : SameJson.Rounded.node(
                sum.divide(BigDecimal.valueOf(present(values).count()), PRECISE));
      }
      case MIN -> extreme(leaf, values, (left, right) -> ReferenceOrder.compare(leaf, left, right));
      case MAX -> extreme(leaf, values, (left, right) -> ReferenceOrder.compare(leaf, right, left));
    };
  }

  static JsonNode value(JsonNode record, List<String> path) {
    JsonNode value = record;
    for (String name : path) {
      value = value.path(name);
    }
    return value;
  }

  private static Stream<JsonNode> present(List<JsonNode> values) {
    return values.stream().filter(value -> !value.isNull());
  }

  /** Equal where PostgreSQL says so. */
  static Object identity(Leaf leaf, JsonNode value) {
    return switch (leaf.leafType()) {
      case INT, FLOAT, BIG_FLOAT, POSITION -> new BigDecimal(value.asText()).stripTrailingZeros();
      case ID,
          STRING,
          BOOLEAN,
          DATE,
          DATE_TIME,
          JSON,
          ENUM,
          ENUM_LIST,
          STRING_LIST,
          JSON_STRING_LIST,
          LINK_ITEMS,
          FILE_ITEMS ->
          value;
    };
  }

  /** A document is empty only where there is none. */
  private static long countEmpty(Leaf leaf, List<JsonNode> values) {
    boolean isDocument = leaf.leafType() == LeafType.JSON;
    return values.stream()
        .filter(
            value ->
                value.isNull()
                    || !isDocument && value.isArray() && value.isEmpty()
                    || !isDocument && value.isTextual() && value.textValue().isEmpty())
        .count();
  }

  private static @Nullable BigDecimal sum(List<JsonNode> values) {
    return present(values)
        .map(value -> new BigDecimal(value.asText()))
        .reduce(BigDecimal::add)
        .orElse(null);
  }

  private static JsonNode decimal(@Nullable BigDecimal value) {
    return value == null ? NullNode.instance : NODES.numberNode(value);
  }

  private static JsonNode extreme(Leaf leaf, List<JsonNode> values, Comparator<JsonNode> order) {
    JsonNode found = present(values).min(order).orElse(NullNode.instance);
    return leaf.leafType() == LeafType.BIG_FLOAT && found.isTextual()
        ? NODES.numberNode(new BigDecimal(found.textValue()))
        : found;
  }
}
