package io.viginti.data.plan.bind;

import io.viginti.catalog.AggregateFunction;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.data.plan.Figure;
import io.viginti.data.plan.Output;
import io.viginti.data.plan.RecordOutput;
import io.viginti.data.query.Selection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A selection of figures to outputs. */
final class BindFigures {
  private final CatalogObject object;

  BindFigures(CatalogObject object) {
    this.object = object;
  }

  RecordOutput bind(Selection selection) {
    String type = object.names().aggregateType();
    List<Output> outputs = new ArrayList<>();
    for (Selection.Item item : selection.items()) {
      outputs.add(
          switch (item) {
            case Selection.TypeName name -> new Output.TypeName(name.key(), type);
            case Selection.Field field -> figure(type, field);
          });
    }
    return new RecordOutput(object, outputs);
  }

  Output figure(String type, Selection.Field item) {
    BindSelection.refuseArguments(item);
    if (item.name().equals("count")) {
      BindSelection.refuseSelection(item);
      return new Output.Measure(item.key(), new Figure.Count());
    }
    AggregateFunction function = AggregateFunction.find(item.name());
    if (function == null) {
      throw BindSelection.unknown(type, item.name());
    }
    String entryType = object.names().aggregateType(function.answer());
    List<Output> entries = new ArrayList<>();
    for (Selection.Item entry : BindSelection.required(item).items()) {
      entries.add(
          switch (entry) {
            case Selection.TypeName name -> new Output.TypeName(name.key(), entryType);
            case Selection.Field field -> entry(function, entryType, field);
          });
    }
    return new Output.Nested(item.key(), entries);
  }

  private Output entry(AggregateFunction function, String type, Selection.Field item) {
    CatalogField field = object.findField(item.name()).orElse(null);
    if (field instanceof CompositeField composite
        && composite.composite().isIn(function.answer())) {
      return parts(function, composite, item);
    }
    return measure(function, field instanceof Leaf leaf ? leaf : null, type, item);
  }

  private static Output parts(
      AggregateFunction function, CompositeField field, Selection.Field item) {
    BindSelection.refuseArguments(item);
    String type = field.composite().aggregateType(function.answer());
    List<Output> entries = new ArrayList<>();
    for (Selection.Item entry : BindSelection.required(item).items()) {
      entries.add(
          switch (entry) {
            case Selection.TypeName name -> new Output.TypeName(name.key(), type);
            case Selection.Field part ->
                measure(function, field.findPart(part.name()).orElse(null), type, part);
          });
    }
    return new Output.Nested(item.key(), entries);
  }

  private static Output measure(
      AggregateFunction function, @Nullable Leaf leaf, String type, Selection.Field item) {
    if (leaf == null || !function.takes(leaf)) {
      throw BindSelection.unknown(type, item.name());
    }
    BindSelection.refuseArguments(item);
    BindSelection.refuseSelection(item);
    return new Output.Measure(item.key(), new Figure.Of(function, leaf));
  }
}
