package io.viginti.data.frontend.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.catalog.value.JsonText;
import io.viginti.data.frontend.rest.FilterExpression.Comparison;
import io.viginti.data.frontend.rest.FilterExpression.Group;
import io.viginti.data.frontend.rest.FilterExpression.Logic;
import io.viginti.data.frontend.rest.FilterExpression.Text;
import io.viginti.data.frontend.rest.FilterExpression.TextList;
import io.viginti.data.query.Operand;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Filter, order and dimensions of a URL to the form that the public API gives them. */
final class ReadCriteria {
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,400}(?:\\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,4})?");

  /** Comparators whose values are words of the API, part of the plan. */
  private static final Set<String> CONSTANT = Set.of("is", "isEmpty");

  private static final Set<String> TAKES_LIST = Set.of("in", "containsAny", "containsAll");

  private final BoundValues values;

  ReadCriteria(BoundValues values) {
    this.values = values;
  }

  Operand filter(CatalogObject object, FilterExpression expression) {
    return switch (expression) {
      case Comparison comparison -> nested(comparison.path(), 0, comparison(object, comparison));
      case Group group -> group(object, group);
    };
  }

  private Operand group(CatalogObject object, Group group) {
    List<Operand> items = group.parts().stream().map(part -> filter(object, part)).toList();
    return switch (group.logic()) {
      case AND, OR -> entry(group.logic().word(), new Operand.Items(items));
      case NOT ->
          entry(
              Logic.NOT.word(),
              items.size() == 1
                  ? items.getFirst()
                  : entry(Logic.AND.word(), new Operand.Items(items)));
    };
  }

  static Operand order(List<ParseOrder.Key> keys) {
    return new Operand.Items(
        keys.stream()
            .map(
                key ->
                    nested(key.path(), 0, new Operand.Constant(TextNode.valueOf(key.direction()))))
            .toList());
  }

  /** A date has its granularity, and its time zone where one is given; true stands for the rest. */
  Operand groupBy(List<ParseGroupBy.Dimension> dimensions) {
    return new Operand.Items(
        dimensions.stream().map(one -> nested(one.path(), 0, period(one))).toList());
  }

  private Operand period(ParseGroupBy.Dimension dimension) {
    if (dimension.granularity() == null) {
      return new Operand.Constant(BooleanNode.TRUE);
    }
    Operand granularity = new Operand.Constant(TextNode.valueOf(dimension.granularity()));
    return dimension.timeZone() == null
        ? entry("granularity", granularity)
        : new Operand.Fields(
            Map.of(
                "granularity",
                granularity,
                "timeZone",
                values.bind(TextNode.valueOf(dimension.timeZone()))));
  }

  private static Operand nested(List<String> path, int from, Operand inner) {
    return from == path.size() ? inner : entry(path.get(from), nested(path, from + 1, inner));
  }

  private static Operand entry(String name, Operand operand) {
    return new Operand.Fields(Map.of(name, operand));
  }

  private Operand comparison(CatalogObject object, Comparison comparison) {
    Optional<Leaf> leaf = findLeaf(object, comparison.path(), 0);
    LeafType type = leaf.map(Leaf::leafType).orElse(LeafType.STRING);
    String comparator = comparison.comparator();
    Operand value =
        switch (comparison.value()) {
          case Text(String text) when TAKES_LIST.contains(comparator) -> list(List.of(text), type);
          case Text(String text) when CONSTANT.contains(comparator) ->
              new Operand.Constant(
                  json(text, comparator.equals("isEmpty") ? LeafType.BOOLEAN : LeafType.STRING));
          case Text(String text) -> bound(json(text, type));
          case TextList(List<String> items) -> list(items, type);
        };
    return entry(comparator, value);
  }

  private Operand list(List<String> items, LeafType type) {
    if (items.isEmpty()) {
      return new Operand.Items(List.of());
    }
    ArrayNode list = JsonText.mapper().createArrayNode();
    items.forEach(item -> list.add(json(item, type)));
    return values.bind(list);
  }

  /** Booleans make plans, as they do for GraphQL. */
  private Operand bound(JsonNode value) {
    return value.isBoolean() ? new Operand.Constant(value) : values.bind(value);
  }

  /** Text as the JSON its field takes; what does not fit stays text and is refused as such. */
  private static JsonNode json(String text, LeafType type) {
    return switch (type) {
      case INT, FLOAT, POSITION ->
          NUMBER.matcher(text).matches()
              ? DecimalNode.valueOf(new BigDecimal(text))
              : TextNode.valueOf(text);
      case BOOLEAN ->
          switch (text) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> TextNode.valueOf(text);
          };
      case ID,
          STRING,
          BIG_FLOAT,
          DATE,
          DATE_TIME,
          JSON,
          ENUM,
          ENUM_LIST,
          STRING_LIST,
          JSON_STRING_LIST,
          LINK_ITEMS,
          FILE_ITEMS ->
          TextNode.valueOf(text);
    };
  }

  /** Where a path ends; empty when it does not end in a value, which {@code bind} refuses. */
  private static Optional<Leaf> findLeaf(CatalogObject object, List<String> path, int from) {
    if (from >= path.size()) {
      return Optional.empty();
    }
    CatalogField field = object.findField(path.get(from)).orElse(null);
    return switch (field) {
      case null -> Optional.empty();
      case LeafField leaf -> Optional.of(leaf);
      case RelationIdField id -> Optional.of(id);
      case CompositeField composite ->
          path.size() > from + 1
              ? composite.findPart(path.get(from + 1)).map(part -> (Leaf) part)
              : Optional.empty();
      case ToOneField one -> findLeaf(one.target(), path, from + 1);
      // some, none or every stands between
      case ToManyField many -> findLeaf(many.target(), path, from + 2);
    };
  }
}
