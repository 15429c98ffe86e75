package io.viginti.data.plan.bind;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.AggregateFunction;
import io.viginti.catalog.CatalogObject;
import io.viginti.data.plan.Dimension;
import io.viginti.data.plan.Figure;
import io.viginti.data.plan.GroupPlan;
import io.viginti.data.plan.Output;
import io.viginti.data.plan.Page;
import io.viginti.data.plan.ReadPlan;
import io.viginti.data.plan.RecordOutput;
import io.viginti.data.plan.SortKey;
import io.viginti.data.plan.Target;
import io.viginti.data.query.Operand;
import io.viginti.data.query.RecordGroups;
import io.viginti.data.query.Selection;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups to their dimensions, figures and order. */
final class BindGroups {
  private final CatalogObject object;
  private final BindRead reads;
  private final Problems problems;
  private final BindOrder orders;

  BindGroups(CatalogObject object, BindRead reads, Problems problems) {
    this.object = object;
    this.reads = reads;
    this.problems = problems;
    this.orders = new BindOrder(problems);
  }

  GroupPlan bind(RecordGroups intent) {
    List<Dimension> dimensions =
        new BindDimensions(object, problems).bind(intent.groupBy(), InputPath.of("groupBy"));
    List<GroupPlan.GroupSort> order = new ArrayList<>();
    List<Operand> given = orders.items(intent.orderBy(), InputPath.of("orderBy"));
    for (int i = 0; i < given.size(); i++) {
      sort(given.get(i), dimensions, InputPath.of("orderBy").then(i)).ifPresent(order::add);
    }
    return new GroupPlan(
        reads.figures(
            object, new ReadPlan.Everything(), intent.filter(), output(intent, dimensions)),
        dimensions,
        order,
        reads.page(intent.limit(), Operand.none()));
  }

  private RecordOutput output(RecordGroups intent, List<Dimension> dimensions) {
    String type = object.names().groupType();
    BindFigures figures = new BindFigures(object);
    List<Output> outputs = new ArrayList<>();
    for (Selection.Item item : intent.selection().items()) {
      outputs.add(
          switch (item) {
            case Selection.TypeName name -> new Output.TypeName(name.key(), type);
            case Selection.Field field ->
                switch (field.name()) {
                  case "key" -> {
                    BindSelection.refuseArguments(field);
                    BindSelection.refuseSelection(field);
                    yield new Output.GroupKey(field.key());
                  }
                  case "records" ->
                      new Output.Members(field.key(), members(intent, dimensions, field));
                  default -> figures.figure(type, field);
                };
          });
    }
    return new RecordOutput(object, outputs);
  }

  private ReadPlan members(RecordGroups intent, List<Dimension> dimensions, Selection.Field field) {
    Operand limit = field.criteria().limit();
    Page page = reads.page(limit, Operand.none());
    BindSelection.refuseAllBut(field, limit);
    RecordOutput output = reads.selections().bind(object, BindSelection.required(field));
    return reads.members(intent.filter(), dimensions, page, output);
  }

  private Optional<GroupPlan.GroupSort> sort(
      Operand operand, List<Dimension> dimensions, InputPath at) {
    Map.Entry<String, Operand> entry = BindPath.only(operand, at, problems);
    if (entry == null) {
      return Optional.empty();
    }
    InputPath here = at.then(entry.getKey());
    if (entry.getKey().equals("count")) {
      return orders
          .direction(entry.getValue(), here)
          .map(direction -> new GroupPlan.ByFigure(new Figure.Count(), direction));
    }
    AggregateFunction function = AggregateFunction.find(entry.getKey());
    return function == null
        ? orders.bindOne(object, operand, at).flatMap(key -> byDimension(key, dimensions, here))
        : orders
            .bindOne(object, entry.getValue(), here)
            .flatMap(key -> byFigure(function, key, here));
  }

  private Optional<GroupPlan.GroupSort> byDimension(
      SortKey key, List<Dimension> dimensions, InputPath at) {
    for (int i = 0; i < dimensions.size(); i++) {
      if (dimensions.get(i).target().equals(key.target())) {
        return Optional.of(new GroupPlan.ByDimension(i, key.direction()));
      }
    }
    problems.add(at, "must be named by groupBy to be sorted by");
    return Optional.empty();
  }

  private Optional<GroupPlan.GroupSort> byFigure(
      AggregateFunction function, SortKey key, InputPath at) {
    Target target = key.target();
    if (!target.hops().isEmpty() || !function.takes(target.leaf())) {
      problems.add(at, "is no figure that groups have");
      return Optional.empty();
    }
    return Optional.of(
        new GroupPlan.ByFigure(new Figure.Of(function, target.leaf()), key.direction()));
  }

  static boolean isTrue(Operand operand) {
    return operand instanceof Operand.Constant(JsonNode value)
        && value.isBoolean()
        && value.booleanValue();
  }
}
