package io.viginti.data.frontend.rest;

import io.viginti.catalog.AggregateFunction;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.data.frontend.OwnFields;
import io.viginti.data.query.Selection;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a REST answer holds of each group: its key, its count, and the figures that are named. */
final class ReadFigures {
  static final String PARAMETER = "aggregates";
  private static final String COUNT = "count";

  private final CatalogObject object;
  private final List<Problem> problems = new ArrayList<>();

  private ReadFigures(CatalogObject object) {
    this.object = object;
  }

  /**
   * @param text figures with their fields: {@code avg.employees,sum.annualRevenue.amountMicros};
   *     null for none
   */
  static Selection of(CatalogObject object, @Nullable String text) {
    ReadFigures reader = new ReadFigures(object);
    List<Selection.Item> items =
        new ArrayList<>(List.of(OwnFields.field("key", null), OwnFields.field(COUNT, null)));
    if (text != null) {
      NameTree.parse(PARAMETER, text)
          .below()
          .forEach((name, node) -> reader.figure(name, node, items));
    }
    if (!reader.problems.isEmpty()) {
      throw VigintiException.badInput(reader.problems);
    }
    return new Selection(items);
  }

  private void figure(String name, NameTree node, List<Selection.Item> items) {
    AggregateFunction function = AggregateFunction.find(name);
    if (function == null) {
      if (!name.equals(COUNT) || !node.below().isEmpty()) {
        refuse("there is no figure %s; there are %s".formatted(name, figures()));
      }
      return; // the count is always there
    }
    if (node.isWhole()) {
      refuse(name + " needs a field");
    }
    List<Selection.Item> fields = new ArrayList<>();
    node.below().forEach((field, below) -> field(function, field, below, fields));
    items.add(OwnFields.field(name, new Selection(fields)));
  }

  private static String figures() {
    return Arrays.stream(AggregateFunction.values())
        .map(AggregateFunction::publicName)
        .collect(Collectors.joining(", ", COUNT + ", ", ""));
  }

  private void field(
      AggregateFunction function, String name, NameTree node, List<Selection.Item> fields) {
    CatalogField field = object.findField(name).orElse(null);
    if (field instanceof CompositeField composite
        && composite.composite().isIn(function.answer())) {
      fields.add(composite(function, composite, node));
    } else if (field instanceof Leaf leaf && function.takes(leaf) && node.below().isEmpty()) {
      fields.add(OwnFields.field(name, null));
    } else {
      refuse("%s has no %s".formatted(function.publicName(), name));
    }
  }

  private Selection.Item composite(
      AggregateFunction function, CompositeField field, NameTree node) {
    List<Selection.Item> parts = new ArrayList<>();
    if (node.isWhole()) {
      field.parts().stream()
          .filter(function::takes)
          .forEach(part -> parts.add(OwnFields.field(part.name(), null)));
    } else {
      node.below()
          .forEach(
              (name, below) -> {
                if (below.below().isEmpty()
                    && field.findPart(name).filter(function::takes).isPresent()) {
                  parts.add(OwnFields.field(name, null));
                } else {
                  refuse("%s has no %s.%s".formatted(function.publicName(), field.name(), name));
                }
              });
    }
    return OwnFields.field(field.name(), new Selection(parts));
  }

  private void refuse(String message) {
    problems.add(new Problem(List.of(PARAMETER), message));
  }
}
