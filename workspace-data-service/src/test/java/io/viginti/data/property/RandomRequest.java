package io.viginti.data.property;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Lists with nested lists, filters, orders and pages; figures and groups. */
final class RandomRequest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
  private static final List<String> DIRECTIONS =
      List.of("AscNullsFirst", "AscNullsLast", "DescNullsFirst", "DescNullsLast");

  private final Random random;
  private final RandomValues values;
  private final RandomFilter filters;
  private final RandomFigures figures;

  RandomRequest(Records records, Random random) {
    this.random = random;
    this.values = new RandomValues(random);
    this.filters = new RandomFilter(records, values);
    this.figures = new RandomFigures(values);
  }

  Request list(CatalogObject object) {
    return list(object, 3);
  }

  /** Figures over all records that a filter selects. */
  GroupsRequest figures(CatalogObject object) {
    return new GroupsRequest(
        object, filter(object), figures.figures(object), List.of(), List.of(), null, null);
  }

  GroupsRequest groups(CatalogObject object) {
    List<GroupsRequest.Dimension> dimensions = figures.dimensions(object);
    return new GroupsRequest(
        object,
        filter(object),
        figures.figures(object),
        dimensions,
        figures.order(object, dimensions, DIRECTIONS),
        values.oneIn(4) ? random.nextInt(6) : null,
        values.oneIn(2)
            ? null
            : new GroupsRequest.Members(
                values.oneIn(2) ? random.nextInt(4) : null, selection(object, 1)));
  }

  private @Nullable ObjectNode filter(CatalogObject object) {
    return values.oneIn(3) ? null : filters.filter(object, 3);
  }

  private Request list(CatalogObject object, int depth) {
    return new Request(
        object,
        filter(object),
        values.oneIn(3) ? null : orderBy(object),
        values.oneIn(3) ? random.nextInt(6) : null,
        values.oneIn(5) ? random.nextInt(4) : null,
        selection(object, depth));
  }

  private ArrayNode orderBy(CatalogObject object) {
    ArrayNode keys = NODES.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      ObjectNode key = orderKey(object, 2);
      if (key != null) {
        keys.add(key);
      }
    }
    return keys;
  }

  private @Nullable ObjectNode orderKey(CatalogObject object, int depth) {
    CatalogField field = values.pick(object.fields());
    return switch (field) {
      case LeafField leaf -> direction(leaf.name(), leaf);
      case RelationIdField id -> direction(id.name(), id);
      case CompositeField composite -> {
        CompositeField.Part part = values.pick(composite.parts());
        yield wrapped(composite.name(), direction(part.name(), part));
      }
      case ToOneField one ->
          depth == 0 ? null : wrapped(one.name(), orderKey(one.target(), depth - 1));
      case ToManyField many -> null;
    };
  }

  private @Nullable ObjectNode direction(String name, Leaf leaf) {
    return leaf.leafType().isOrderable()
        ? NODES.objectNode().put(name, values.pick(DIRECTIONS))
        : null;
  }

  private static @Nullable ObjectNode wrapped(String name, @Nullable ObjectNode inner) {
    return inner == null ? null : NODES.objectNode().set(name, inner);
  }

  private List<Request.Item> selection(CatalogObject object, int depth) {
    List<Request.Item> items = new ArrayList<>();
    items.add(new Request.Plain("id"));
    for (CatalogField field : object.fields()) {
      if (field.name().equals("id") || values.oneIn(2)) {
        continue;
      }
      switch (field) {
        case LeafField leaf -> items.add(new Request.Plain(leaf.name()));
        case RelationIdField id -> items.add(new Request.Plain(id.name()));
        case CompositeField composite ->
            items.add(
                new Request.Parts(
                    composite, composite.parts().stream().map(CompositeField.Part::name).toList()));
        case ToOneField one -> {
          if (depth > 0) {
            items.add(new Request.One(one, selection(one.target(), depth - 1)));
          }
        }
        case ToManyField many -> {
          if (depth > 0) {
            items.add(new Request.Many(many, list(many.target(), depth - 1)));
          }
          if (depth > 0 && values.oneIn(3)) {
            items.add(
                new Request.Measured(many, filter(many.target()), figures.figures(many.target())));
          }
        }
      }
    }
    return items;
  }
}
