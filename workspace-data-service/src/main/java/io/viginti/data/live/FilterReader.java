package io.viginti.data.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.platform.error.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Turns a filter's JSON into a condition, collecting every problem on the way. */
final class FilterReader {
  private static final int DEEPEST = 30;
  private static final Condition NOTHING_ASKED = new Condition.All(List.of());

  private final CatalogObject object;
  private final Predicate<CatalogField> mayName;
  private final List<Problem> problems;
  private final List<Problem> forbidden;
  private final Deque<Object> path = new ArrayDeque<>();

  /**
   * @param problems takes what is wrong
   * @param forbidden takes what must not be named, whatever its value
   */
  FilterReader(
      CatalogObject object,
      Predicate<CatalogField> mayName,
      List<Problem> problems,
      List<Problem> forbidden) {
    this.object = object;
    this.mayName = mayName;
    this.problems = problems;
    this.forbidden = forbidden;
  }

  Condition read(JsonNode filter) {
    if (path.size() > DEEPEST) {
      return problem("is nested too deeply");
    }
    if (!filter.isObject()) {
      return problem("must be an object");
    }
    List<Condition> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : filter.properties()) {
      if (!entry.getValue().isNull()) {
        parts.add(at(entry.getKey(), () -> readEntry(entry.getKey(), entry.getValue())));
      }
    }
    return new Condition.All(parts);
  }

  private Condition readEntry(String name, JsonNode value) {
    return switch (name) {
      case "and" -> new Condition.All(readList(value));
      case "or" -> new Condition.Any(readList(value));
      case "not" -> new Condition.Not(read(value));
      default -> readField(name, value);
    };
  }

  private List<Condition> readList(JsonNode list) {
    List<Condition> parts = new ArrayList<>();
    if (!list.isArray()) {
      parts.add(read(list));
      return parts;
    }
    for (int i = 0; i < list.size(); i++) {
      JsonNode item = list.get(i);
      parts.add(at(i, () -> read(item)));
    }
    return parts;
  }

  private Condition readField(String name, JsonNode value) {
    Optional<CatalogField> field = object.findField(name);
    if (field.isEmpty()) {
      return problem(object.nameSingular() + " has no such field");
    }
    if (!mayName.test(field.get())) {
      forbidden.add(new Problem(where(), object.names().type() + "." + name + " may not be read"));
      return NOTHING_ASKED;
    }
    return switch (field.get()) {
      case LeafField leaf -> readOperators(List.of(name), leaf, value);
      case RelationIdField id -> readOperators(List.of(name), id, value);
      case CompositeField composite -> readParts(composite, value);
      case ToOneField _, ToManyField _ -> problem("is a relation: events filter own fields only");
    };
  }

  private Condition readParts(CompositeField field, JsonNode value) {
    if (!value.isObject()) {
      return problem("must be an object");
    }
    List<Condition> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (entry.getValue().isNull()) {
        continue;
      }
      parts.add(
          at(
              entry.getKey(),
              () ->
                  field
                      .findPart(entry.getKey())
                      .map(
                          part ->
                              readOperators(
                                  List.of(field.name(), part.name()), part, entry.getValue()))
                      .orElseGet(
                          () -> problem(field.composite().typeName() + " has no such field"))));
    }
    return new Condition.All(parts);
  }

  private Condition readOperators(List<String> place, Leaf leaf, JsonNode value) {
    if (!value.isObject()) {
      return problem("must be an object of operators");
    }
    Operators operators = new Operators(new Condition.Place(place, leaf));
    List<Condition> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      parts.add(
          at(
              entry.getKey(),
              () -> {
                if (!leaf.leafType().filterKind().operators().contains(entry.getKey())) {
                  return problem("is no operator of " + leaf.filterType());
                }
                try {
                  return operators.read(entry.getKey(), entry.getValue());
                } catch (IllegalArgumentException e) {
                  return problem(String.valueOf(e.getMessage()));
                }
              }));
    }
    return new Condition.All(parts);
  }

  private Condition at(Object step, Supplier<Condition> read) {
    path.addLast(step);
    try {
      return read.get();
    } finally {
      path.removeLast();
    }
  }

  private Condition problem(String message) {
    problems.add(new Problem(where(), message));
    return NOTHING_ASKED;
  }

  private List<Object> where() {
    List<Object> where = new ArrayList<>();
    where.add("filter");
    where.addAll(path);
    return where;
  }
}
