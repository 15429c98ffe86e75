package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.DateGranularity;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/** Records in memory by groups of equal values. */
final class ReferenceGroups {
  private static final int DEFAULT_GROUPS = 60;
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private final GroupsRequest request;
  private final List<ReferenceOrder.Read> reads = new ArrayList<>();

  ReferenceGroups(Records records, GroupsRequest request) {
    this.request = request;
    ReferenceOrder orders = new ReferenceOrder(records);
    for (GroupsRequest.Dimension dimension : request.dimensions()) {
      reads.add(orders.read(request.object(), dimension.place()));
    }
  }

  record Group(List<JsonNode> key, List<ObjectNode> records) {}

  List<Group> of(List<ObjectNode> records) {
    Map<List<JsonNode>, List<ObjectNode>> byKey = new LinkedHashMap<>();
    for (ObjectNode record : records) {
      List<JsonNode> key = new ArrayList<>();
      for (int i = 0; i < reads.size(); i++) {
        key.add(key(request.dimensions().get(i), reads.get(i).value(record)));
      }
      byKey.computeIfAbsent(key, none -> new ArrayList<>()).add(record);
    }
    return byKey.entrySet().stream()
        .map(entry -> new Group(entry.getKey(), entry.getValue()))
        .sorted(order())
        .limit(request.limit() == null ? DEFAULT_GROUPS : request.limit())
        .toList();
  }

  private static JsonNode key(GroupsRequest.Dimension dimension, @Nullable JsonNode value) {
    if (value == null) {
      return NullNode.instance;
    }
    DateGranularity granularity = dimension.granularity();
    return switch (dimension.leaf().leafType()) {
      case BIG_FLOAT ->
          NODES.textNode(new BigDecimal(value.textValue()).stripTrailingZeros().toPlainString());
      case DATE -> period(granularity, LocalDate.parse(value.textValue()));
      case DATE_TIME ->
          period(
              granularity,
              OffsetDateTime.parse(value.textValue())
                  .atZoneSameInstant(dimension.zone())
                  .toLocalDate());
      case ID,
          STRING,
          INT,
          FLOAT,
          BOOLEAN,
          POSITION,
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

  private static JsonNode period(@Nullable DateGranularity granularity, LocalDate day) {
    if (granularity == null) {
      throw new IllegalStateException("a date has no granularity");
    }
    return switch (granularity) {
      case DAY -> date(day);
      case WEEK -> date(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case MONTH -> date(day.withDayOfMonth(1));
      case QUARTER -> date(day.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1));
      case YEAR -> date(day.withDayOfYear(1));
      case DAY_OF_WEEK -> NODES.numberNode(day.getDayOfWeek().getValue());
      case MONTH_OF_YEAR -> NODES.numberNode(day.getMonthValue());
    };
  }

  private static JsonNode date(LocalDate day) {
    return NODES.textNode(day.toString());
  }

  private Comparator<Group> order() {
    Comparator<Group> order = (left, right) -> 0;
    for (GroupsRequest.Sort sort : request.order()) {
      order =
          order.thenComparing(
              switch (sort) {
                case GroupsRequest.ByDimension by -> byDimension(by.dimension(), by.direction());
                case GroupsRequest.ByFigure by -> byFigure(by.figure(), by.direction());
              });
    }
    for (int i = 0; i < reads.size(); i++) {
      order = order.thenComparing(byDimension(i, "AscNullsLast"));
    }
    return order;
  }

  private Comparator<Group> byDimension(int dimension, String direction) {
    GroupsRequest.Dimension of = request.dimensions().get(dimension);
    return (left, right) ->
        directed(
            left.key().get(dimension),
            right.key().get(dimension),
            direction,
            of.granularity() == null
                ? (one, other) -> ReferenceOrder.orderOf(of.leaf(), one, other)
                : ReferenceGroups::periods);
  }

  private static int periods(JsonNode left, JsonNode right) {
    return left.isNumber()
        ? Integer.compare(left.intValue(), right.intValue())
        : left.textValue().compareTo(right.textValue());
  }

  private static Comparator<Group> byFigure(Figures.Figure figure, String direction) {
    return (left, right) ->
        directed(
            ReferenceFigures.value(figure, left.records()),
            ReferenceFigures.value(figure, right.records()),
            direction,
            (one, other) ->
                one.isNumber() || figure.leaf() == null
                    ? one.decimalValue().compareTo(other.decimalValue())
                    : ReferenceOrder.compare(figure.leaf(), one, other));
  }

  private static int directed(
      JsonNode left,
      JsonNode right,
      String direction,
      ToIntBiFunction<JsonNode, JsonNode> comparison) {
    if (left.isNull() || right.isNull()) {
      int nullsLast = Boolean.compare(left.isNull(), right.isNull());
      return direction.endsWith("First") ? -nullsLast : nullsLast;
    }
    int order = comparison.applyAsInt(left, right);
    return direction.startsWith("Desc") ? -order : order;
  }
}
