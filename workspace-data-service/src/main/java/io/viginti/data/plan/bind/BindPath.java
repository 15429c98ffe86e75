package io.viginti.data.plan.bind;

import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.data.plan.Target;
import io.viginti.data.query.Operand;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Single-field objects, one in the other, to the column they lead to: over relations to one, then a
 * field or a part of a composite. What stands at the end is the caller's to bind.
 */
final class BindPath<T> {
  private final Problems problems;
  private final String ofLists;
  private final AtColumn<T> end;

  /** Binds what is given for a column. */
  interface AtColumn<T> {
    Optional<T> bind(Target target, Operand operand, InputPath at);
  }

  /**
   * @param ofLists what is said of a relation to many
   */
  BindPath(Problems problems, String ofLists, AtColumn<T> end) {
    this.problems = problems;
    this.ofLists = ofLists;
    this.end = end;
  }

  /** Nothing, with a problem, where the path leads to no column. */
  Optional<T> bind(CatalogObject object, Operand operand, InputPath at) {
    return bind(object, List.of(), operand, at);
  }

  private Optional<T> bind(
      CatalogObject object, List<Target.Hop> hops, Operand operand, InputPath at) {
    Map.Entry<String, Operand> entry = only(operand, at, problems);
    if (entry == null) {
      return Optional.empty();
    }
    InputPath here = at.then(entry.getKey());
    CatalogField field = object.findField(entry.getKey()).orElse(null);
    return switch (field) {
      case null ->
          refused(here, "%s has no field %s".formatted(object.names().type(), entry.getKey()));
      case LeafField leaf -> end.bind(new Target(hops, leaf), entry.getValue(), here);
      case RelationIdField id -> end.bind(new Target(hops, id), entry.getValue(), here);
      case CompositeField composite -> part(composite, hops, entry.getValue(), here);
      case ToOneField relation -> {
        List<Target.Hop> further = new ArrayList<>(hops);
        further.add(new Target.Hop(relation, false));
        yield bind(relation.target(), further, entry.getValue(), here);
      }
      case ToManyField relation -> refused(here, ofLists);
    };
  }

  private Optional<T> part(
      CompositeField field, List<Target.Hop> hops, Operand operand, InputPath at) {
    Map.Entry<String, Operand> entry = only(operand, at, problems);
    if (entry == null) {
      return Optional.empty();
    }
    InputPath here = at.then(entry.getKey());
    CompositeField.Part part = field.findPart(entry.getKey()).orElse(null);
    return part == null
        ? refused(
            here, "%s has no field %s".formatted(field.composite().typeName(), entry.getKey()))
        : end.bind(new Target(hops, part), entry.getValue(), here);
  }

  private Optional<T> refused(InputPath at, String message) {
    problems.add(at, message);
    return Optional.empty();
  }

  /** The one entry that is given; null with a problem when there is not exactly one. */
  static Map.@Nullable Entry<String, Operand> only(
      Operand operand, InputPath at, Problems problems) {
    if (operand instanceof Operand.Fields(Map<String, Operand> entries)) {
      List<Map.Entry<String, Operand>> given =
          entries.entrySet().stream().filter(entry -> !entry.getValue().isNothing()).toList();
      if (given.size() == 1) {
        return given.getFirst();
      }
    }
    problems.add(at, "must be an object with exactly one field");
    return null;
  }
}
