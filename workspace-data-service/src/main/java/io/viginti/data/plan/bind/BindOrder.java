package io.viginti.data.plan.bind;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Leaf;
import io.viginti.data.plan.SortKey;
import io.viginti.data.plan.Target;
import io.viginti.data.query.Operand;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An {@code orderBy} in the form of the public API to sort keys. */
final class BindOrder {
  private static final int MOST_KEYS = 20;

  private final Problems problems;

  BindOrder(Problems problems) {
    this.problems = problems;
  }

  List<SortKey> bind(CatalogObject object, Operand orderBy, InputPath at) {
    List<Operand> items = items(orderBy, at);
    List<SortKey> keys = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      bindOne(object, items.get(i), at.then(i)).ifPresent(keys::add);
    }
    return keys;
  }

  /** A single-field object to its key; a problem and nothing when it is none. */
  Optional<SortKey> bindOne(CatalogObject object, Operand operand, InputPath at) {
    return new BindPath<>(problems, "cannot be sorted by", this::key).bind(object, operand, at);
  }

  /** The entries of a list; a problem and none when there are too many. */
  List<Operand> items(Operand list, InputPath at) {
    if (list.isNothing()) {
      return List.of();
    }
    List<Operand> items =
        switch (list) {
          case Operand.Items many -> many.items();
          case Operand.Fields one -> List.of(one);
          case Operand.Constant constant -> refused(at);
          case Operand.Variable variable -> refused(at);
        };
    if (items.size() > MOST_KEYS) {
      problems.add(at, "must have at most " + MOST_KEYS + " entries");
      return List.of();
    }
    return items;
  }

  private List<Operand> refused(InputPath at) {
    problems.add(at, "must be a list");
    return List.of();
  }

  private Optional<SortKey> key(Target target, Operand operand, InputPath at) {
    Leaf leaf = target.leaf();
    return leaf.leafType().isOrderable()
        ? direction(operand, at).map(direction -> new SortKey(target, direction))
        : refused(at, "cannot be sorted by");
  }

  Optional<SortKey.Direction> direction(Operand operand, InputPath at) {
    SortKey.Direction direction =
        operand instanceof Operand.Constant(JsonNode value) && value.isTextual()
            ? SortKey.Direction.find(value.textValue())
            : null;
    if (direction == null) {
      problems.add(at, "must be AscNullsFirst, AscNullsLast, DescNullsFirst or DescNullsLast");
    }
    return Optional.ofNullable(direction);
  }

  private Optional<SortKey> refused(InputPath at, String message) {
    problems.add(at, message);
    return Optional.empty();
  }
}
