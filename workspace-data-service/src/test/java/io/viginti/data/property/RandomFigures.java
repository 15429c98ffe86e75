package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.AggregateFunction;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.DateGranularity;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures of every kind of value, and groups by them. */
final class RandomFigures {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Paris", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland");
  private static final List<AggregateFunction> FUNCTIONS =
      Arrays.asList(AggregateFunction.values());
  private static final String DIRECTION = "AscNullsLast";

  private final RandomValues values;

  RandomFigures(RandomValues values) {
    this.values = values;
  }

  /** At least one, none twice. */
  Figures figures(CatalogObject object) {
    List<Figures.Figure> figures = new ArrayList<>(List.of(Figures.Figure.COUNT));
    for (int i = values.pick(List.of(0, 1, 2, 3, 5)); i > 0; i--) {
      Figures.Figure figure = figure(object);
      if (figure != null && !figures.contains(figure)) {
        figures.add(figure);
      }
    }
    return new Figures(figures);
  }

  private Figures.@Nullable Figure figure(CatalogObject object) {
    AggregateFunction function = values.pick(FUNCTIONS);
    return switch (values.pick(object.fields())) {
      case LeafField leaf -> figure(function, List.of(leaf.name()), leaf);
      case RelationIdField id -> figure(function, List.of(id.name()), id);
      case CompositeField composite -> {
        CompositeField.Part part = values.pick(composite.parts());
        yield figure(function, List.of(composite.name(), part.name()), part);
      }
      case ToOneField one -> null;
      case ToManyField many -> null;
    };
  }

  private static Figures.@Nullable Figure figure(
      AggregateFunction function, List<String> path, Leaf leaf) {
    return function.takes(leaf) ? new Figures.Figure(function, path, leaf) : null;
  }

  /** One to three dimensions. */
  List<GroupsRequest.Dimension> dimensions(CatalogObject object) {
    List<GroupsRequest.Dimension> dimensions = new ArrayList<>();
    for (int wanted = values.pick(List.of(1, 1, 1, 2, 2, 3)); dimensions.size() < wanted; ) {
      GroupsRequest.Dimension dimension = dimension(object, 2);
      if (dimension != null) {
        dimensions.add(dimension);
      }
    }
    return dimensions;
  }

  private GroupsRequest.@Nullable Dimension dimension(CatalogObject object, int depth) {
    CatalogField field = values.pick(object.fields());
    return switch (field) {
      case LeafField leaf -> dimension(leaf.name(), leaf);
      case RelationIdField id -> dimension(id.name(), id);
      case CompositeField composite -> {
        CompositeField.Part part = values.pick(composite.parts());
        yield below(composite.name(), dimension(part.name(), part));
      }
      case ToOneField one ->
          depth == 0 ? null : below(one.name(), dimension(one.target(), depth - 1));
      case ToManyField many -> null;
    };
  }

  private GroupsRequest.@Nullable Dimension dimension(String name, Leaf leaf) {
    if (!leaf.leafType().isOrderable()) {
      return null;
    }
    JsonNode place = NODES.objectNode().put(name, DIRECTION);
    ZoneId utc = ZoneId.of("UTC");
    return switch (leaf.leafType()) {
      case DATE, DATE_TIME -> {
        DateGranularity granularity = values.pick(Arrays.asList(DateGranularity.values()));
        ObjectNode period = NODES.objectNode().put("granularity", granularity.name());
        String zone =
            leaf.leafType() == LeafType.DATE_TIME && !values.oneIn(3) ? values.pick(ZONES) : null;
        if (zone != null) {
          period.put("timeZone", zone);
        }
        yield new GroupsRequest.Dimension(
            NODES.objectNode().set(name, period),
            place,
            leaf,
            granularity,
            zone == null ? utc : ZoneId.of(zone));
      }
      default ->
          new GroupsRequest.Dimension(NODES.objectNode().put(name, true), place, leaf, null, utc);
    };
  }

  private static GroupsRequest.@Nullable Dimension below(
      String name, GroupsRequest.@Nullable Dimension inner) {
    return inner == null
        ? null
        : new GroupsRequest.Dimension(
            NODES.objectNode().set(name, inner.input()),
            NODES.objectNode().set(name, inner.place()),
            inner.leaf(),
            inner.granularity(),
            inner.zone());
  }

  /** By dimensions and figures that sort; not by averages, which the database rounds. */
  List<GroupsRequest.Sort> order(
      CatalogObject object, List<GroupsRequest.Dimension> dimensions, List<String> directions) {
    List<GroupsRequest.Sort> order = new ArrayList<>();
    for (int i = values.pick(List.of(0, 0, 1, 1, 2)); i > 0; i--) {
      String direction = values.pick(directions);
      Figures.Figure figure = values.oneIn(5) ? Figures.Figure.COUNT : figure(object);
      if (figure == null) {
        JsonNode place = values.pick(dimensions).place();
        order.add(
            new GroupsRequest.ByDimension(
                directed(place, direction), first(dimensions, place), direction));
      } else if (isSortable(figure)) {
        order.add(new GroupsRequest.ByFigure(place(figure, direction), figure, direction));
      }
    }
    return order;
  }

  private static boolean isSortable(Figures.Figure figure) {
    return figure.function() != AggregateFunction.AVG
        && (figure.leaf() == null || figure.leaf().leafType().isOrderable());
  }

  /** Of several dimensions over one value the first is meant. */
  private static int first(List<GroupsRequest.Dimension> dimensions, JsonNode place) {
    int first = 0;
    while (!dimensions.get(first).place().equals(place)) {
      first++;
    }
    return first;
  }

  private static JsonNode directed(JsonNode place, String direction) {
    if (place.isTextual()) {
      return NODES.textNode(direction);
    }
    Map.Entry<String, JsonNode> entry = place.properties().iterator().next();
    return NODES.objectNode().set(entry.getKey(), directed(entry.getValue(), direction));
  }

  private static JsonNode place(Figures.Figure figure, String direction) {
    JsonNode input = NODES.textNode(direction);
    for (String name : figure.place().reversed()) {
      input = NODES.objectNode().set(name, input);
    }
    return input;
  }
}
