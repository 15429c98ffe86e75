package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.List;

/** Filters in the form of the API, with every operator a value has. */
final class RandomFilter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
  private static final List<String> PATTERNS =
      List.of("a%", "%b", "%a%", "a_b", "a\\_b", "a\\%b", "a\\\\b", "%", "_", "Á%", "", "zebra");
  private static final List<String> EXPRESSIONS = List.of("^a", "b$", "a.b", "[aá]+", "long", "^$");
  private static final List<String> PARTS = List.of("", "a", "A", "%", "_", "\\", "b", "a%", "😀");

  private final Records records;
  private final RandomValues values;

  RandomFilter(Records records, RandomValues values) {
    this.records = records;
    this.values = values;
  }

  ObjectNode filter(CatalogObject object, int depth) {
    ObjectNode filter = NODES.objectNode();
    int entries = values.pick(List.of(0, 1, 1, 1, 2, 2, 3));
    for (int i = 0; i < entries; i++) {
      if (depth > 0 && values.oneIn(4)) {
        switch (values.pick(List.of("and", "or", "not"))) {
          case "not" -> filter.set("not", filter(object, depth - 1));
          case String word -> filter.set(word, filters(object, depth - 1));
        }
      } else {
        field(object, filter, depth);
      }
    }
    return filter;
  }

  private ArrayNode filters(CatalogObject object, int depth) {
    ArrayNode filters = NODES.arrayNode();
    for (int i = values.pick(List.of(0, 1, 2, 2, 3)); i > 0; i--) {
      filters.add(filter(object, depth));
    }
    return filters;
  }

  private void field(CatalogObject object, ObjectNode filter, int depth) {
    CatalogField field = values.pick(object.fields());
    switch (field) {
      case LeafField leaf -> filter.set(leaf.name(), operators(leaf));
      case RelationIdField id -> filter.set(id.name(), operators(id));
      case CompositeField composite -> {
        CompositeField.Part part = values.pick(composite.parts());
        filter.set(
            composite.name(), NODES.objectNode().<ObjectNode>set(part.name(), operators(part)));
      }
      case ToOneField one -> {
        if (depth > 0) {
          filter.set(one.name(), filter(one.target(), depth - 1));
        }
      }
      case ToManyField many -> {
        if (depth > 0) {
          filter.set(many.name(), quantified(many, depth));
        }
      }
    }
  }

  private ObjectNode quantified(ToManyField many, int depth) {
    ObjectNode quantified = NODES.objectNode();
    for (int i = values.oneIn(4) ? 2 : 1; i > 0; i--) {
      quantified.set(
          values.pick(List.of("some", "none", "every")), filter(many.target(), depth - 1));
    }
    return quantified;
  }

  private ObjectNode operators(Leaf leaf) {
    ObjectNode operators = NODES.objectNode();
    List<String> served = leaf.leafType().filterKind().operators();
    for (int i = values.oneIn(4) ? 2 : 1; i > 0; i--) {
      String operator = values.pick(served);
      operators.set(operator, operand(leaf, operator));
    }
    return operators;
  }

  private JsonNode operand(Leaf leaf, String operator) {
    if (values.oneIn(25) && !operator.equals("is")) {
      return NODES.nullNode();
    }
    return switch (operator) {
      case "is" -> NODES.textNode(values.oneIn(2) ? "NULL" : "NOT_NULL");
      case "isEmpty" -> NODES.booleanNode(values.oneIn(2));
      case "like", "ilike" -> NODES.textNode(values.pick(PATTERNS));
      case "regex", "iregex" -> NODES.textNode(values.pick(EXPRESSIONS));
      case "startsWith", "endsWith" -> NODES.textNode(values.pick(PARTS));
      case "contains" ->
          leaf.leafType().filterKind() == FilterKind.STRING
              ? NODES.textNode(values.pick(PARTS))
              : item(leaf);
      case "in", "containsAny", "containsAll" -> {
        ArrayNode items = NODES.arrayNode();
        for (int i = values.pick(List.of(0, 1, 2, 3)); i > 0; i--) {
          items.add(operator.equals("in") ? single(leaf) : item(leaf));
        }
        yield items;
      }
      default -> single(leaf);
    };
  }

  private JsonNode single(Leaf leaf) {
    if (leaf instanceof RelationIdField id && !values.oneIn(5)) {
      List<ObjectNode> targets = records.of(id.relation().target());
      if (!targets.isEmpty()) {
        return values.pick(targets).path("id");
      }
    }
    return values.given(leaf).api();
  }

  /** An item of a list. */
  private JsonNode item(Leaf leaf) {
    return leaf.leafType().filterKind() == FilterKind.ENUM_LIST
        ? NODES.textNode(values.pick(leaf.enumType().options()).value())
        : NODES.textNode(values.pick(PARTS));
  }
}
