package io.viginti.data.plan.bind;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.data.plan.Comparator;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.Target;
import io.viginti.data.query.Operand;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A filter in the form of the public API to a condition. */
final class BindFilter {
  private static final int MOST_CONDITIONS = 2_000;
  private static final int DEEPEST = 100;

  private final Problems problems;
  private int conditions;
  private int depth;

  BindFilter(Problems problems) {
    this.problems = problems;
  }

  /** Whether this level of the filter names deletedAt, which makes deleted records visible. */
  static boolean namesDeletedAt(Operand filter) {
    return namesDeletedAt(filter, 0);
  }

  private static boolean namesDeletedAt(Operand filter, int depth) {
    if (depth > DEEPEST) {
      return false; // refused when it is bound
    }
    if (filter instanceof Operand.Items(List<Operand> items)) {
      for (Operand item : items) {
        if (namesDeletedAt(item, depth + 1)) {
          return true;
        }
      }
    }
    if (filter instanceof Operand.Fields(Map<String, Operand> entries)) {
      for (Map.Entry<String, Operand> entry : entries.entrySet()) {
        boolean names =
            switch (entry.getKey()) {
              case "deletedAt" -> !entry.getValue().isNothing();
              case "and", "or", "not" -> namesDeletedAt(entry.getValue(), depth + 1);
              default -> false;
            };
        if (names) {
          return true;
        }
      }
    }
    return false;
  }

  Condition bind(CatalogObject object, Operand filter, InputPath at) {
    return bind(object, List.of(), filter, at);
  }

  private Condition bind(
      CatalogObject object, List<Target.Hop> hops, Operand filter, InputPath at) {
    if (++depth > DEEPEST) {
      throw VigintiException.of(
          ErrorCode.QUERY_TOO_COMPLEX, "The filter is nested more than " + DEEPEST + " deep");
    }
    List<Condition> parts = new ArrayList<>();
    entries(filter, at)
        .forEach(
            (name, operand) -> {
              if (operand.isNothing()) {
                return;
              }
              count();
              InputPath here = at.then(name);
              switch (name) {
                case "and" -> parts.add(new Condition.All(list(object, hops, operand, here)));
                case "or" -> parts.add(new Condition.Any(list(object, hops, operand, here)));
                case "not" -> parts.add(new Condition.Not(bind(object, hops, operand, here)));
                default -> parts.add(field(object, hops, name, operand, here));
              }
            });
    depth--;
    return new Condition.All(parts);
  }

  private void count() {
    if (++conditions > MOST_CONDITIONS) {
      throw VigintiException.of(
          ErrorCode.QUERY_TOO_COMPLEX,
          "The filter has more than " + MOST_CONDITIONS + " conditions");
    }
  }

  private List<Condition> list(
      CatalogObject object, List<Target.Hop> hops, Operand operand, InputPath at) {
    List<Condition> parts = new ArrayList<>();
    switch (operand) {
      case Operand.Items list -> {
        for (int i = 0; i < list.items().size(); i++) {
          parts.add(bind(object, hops, list.items().get(i), at.then(i)));
        }
      }
      // a single value stands for a list of one
      case Operand.Fields fields -> parts.add(bind(object, hops, fields, at));
      case Operand.Constant constant -> problems.add(at, "must be a list of filters");
      case Operand.Variable variable -> problems.add(at, "must be a list of filters");
    }
    return parts;
  }

  private Condition field(
      CatalogObject object, List<Target.Hop> hops, String name, Operand operand, InputPath at) {
    CatalogField field = object.findField(name).orElse(null);
    return switch (field) {
      case null -> {
        if (object.findSearchField().filter(name::equals).isPresent()) {
          yield search(object, hops, operand, at);
        }
        problems.add(at, "%s has no field %s".formatted(object.names().type(), name));
        yield Condition.Known.TRUE;
      }
      case LeafField leaf -> leaf(new Target(hops, leaf), operand, at);
      case RelationIdField id -> leaf(new Target(hops, id), operand, at);
      case CompositeField composite -> composite(composite, hops, operand, at);
      case ToOneField relation -> {
        List<Target.Hop> further = new ArrayList<>(hops);
        further.add(new Target.Hop(relation, namesDeletedAt(operand)));
        yield bind(relation.target(), further, operand, at);
      }
      case ToManyField relation -> related(relation, hops, operand, at);
    };
  }

  private Condition related(
      ToManyField relation, List<Target.Hop> hops, Operand operand, InputPath at) {
    List<Condition> parts = new ArrayList<>();
    entries(operand, at)
        .forEach(
            (name, filter) -> {
              Condition.Quantifier quantifier =
                  switch (name) {
                    case "some" -> Condition.Quantifier.SOME;
                    case "none" -> Condition.Quantifier.NONE;
                    case "every" -> Condition.Quantifier.EVERY;
                    default -> null;
                  };
              if (quantifier == null) {
                problems.add(at.then(name), "must be some, none or every");
              } else if (!filter.isNothing()) {
                parts.add(
                    new Condition.Related(
                        hops,
                        relation,
                        quantifier,
                        namesDeletedAt(filter),
                        Condition.Known.TRUE,
                        bind(relation.target(), List.of(), filter, at.then(name))));
              }
            });
    return new Condition.All(parts);
  }

  private Condition search(
      CatalogObject object, List<Target.Hop> hops, Operand operand, InputPath at) {
    List<Condition> parts = new ArrayList<>();
    Target id = new Target(hops, RecordColumns.id(object));
    entries(operand, at)
        .forEach(
            (name, value) -> {
              count();
              if (!name.equals("search")) {
                problems.add(at.then(name), "is no operator of this field");
              } else if (value instanceof Operand.Constant(JsonNode given) && given.isNull()) {
                parts.add(Condition.Known.UNKNOWN);
              } else if (!value.isNothing()) {
                parts.add(new Condition.Matches(object, Set.of(), id, value, at.then(name)));
              }
            });
    return new Condition.All(parts);
  }

  private Condition composite(
      CompositeField field, List<Target.Hop> hops, Operand operand, InputPath at) {
    List<Condition> parts = new ArrayList<>();
    entries(operand, at)
        .forEach(
            (name, value) -> {
              CompositeField.Part part = field.findPart(name).orElse(null);
              if (part == null) {
                problems.add(
                    at.then(name),
                    "%s has no field %s".formatted(field.composite().typeName(), name));
              } else if (!value.isNothing()) {
                parts.add(leaf(new Target(hops, part), value, at.then(name)));
              }
            });
    return new Condition.All(parts);
  }

  private Condition leaf(Target target, Operand operand, InputPath at) {
    List<Condition> parts = new ArrayList<>();
    List<String> served = target.leaf().leafType().filterKind().operators();
    entries(operand, at)
        .forEach(
            (name, value) -> {
              count();
              if (!served.contains(name)) {
                problems.add(at.then(name), "is no operator of this field");
              } else if (name.equals("is")) {
                parts.add(presence(target, value, at.then(name)));
              } else {
                parts.add(comparison(target, name, value, at.then(name)));
              }
            });
    return new Condition.All(parts);
  }

  private Condition presence(Target target, Operand operand, InputPath at) {
    if (operand.isNothing()) {
      return Condition.Known.TRUE;
    }
    String word =
        operand instanceof Operand.Constant(JsonNode value) && value.isTextual()
            ? value.textValue()
            : "";
    return switch (word) {
      case "NULL" -> new Condition.Presence(target, true);
      case "NOT_NULL" -> new Condition.Presence(target, false);
      default -> {
        problems.add(at, "must be NULL or NOT_NULL");
        yield Condition.Known.TRUE;
      }
    };
  }

  private Condition comparison(Target target, String name, Operand operand, InputPath at) {
    if (operand instanceof Operand.Constant(JsonNode value) && value.isMissingNode()) {
      return Condition.Known.TRUE;
    }
    if (operand.isNothing()) {
      return Condition.Known.UNKNOWN;
    }
    Comparator comparator = Comparator.find(name);
    if (comparator == null) {
      throw new IllegalStateException("operator " + name + " has no comparator");
    }
    boolean isEmptyList = operand instanceof Operand.Items(List<Operand> items) && items.isEmpty();
    return comparator == Comparator.IN && isEmptyList
        ? Condition.Known.FALSE
        : new Condition.Comparison(target, comparator, operand, at);
  }

  private Map<String, Operand> entries(Operand operand, InputPath at) {
    return switch (operand) {
      case Operand.Fields fields -> fields.entries();
      case Operand.Constant constant when constant.isNothing() -> Map.of();
      case Operand.Constant constant -> refused(at);
      case Operand.Items items -> refused(at);
      case Operand.Variable variable -> refused(at);
    };
  }

  private Map<String, Operand> refused(InputPath at) {
    problems.add(at, "must be an object");
    return Map.of();
  }
}
