package io.viginti.data.plan.bind;

import io.viginti.catalog.CatalogObject;
import io.viginti.data.plan.AggregatePlan;
import io.viginti.data.plan.ConnectionPlan;
import io.viginti.data.plan.ConnectionPlan.PageFact;
import io.viginti.data.plan.Figure;
import io.viginti.data.plan.Output;
import io.viginti.data.plan.ReadPlan;
import io.viginti.data.plan.RecordOutput;
import io.viginti.data.query.RecordConnection;
import io.viginti.data.query.Selection;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A connection to the list it pages through and the parts of its answer. */
final class BindConnection {
  private final CatalogObject object;
  private final BindRead reads;
  private final Problems problems;
  private final List<ConnectionPlan.Entry> entries = new ArrayList<>();
  private final List<Output> edges = new ArrayList<>();

  BindConnection(CatalogObject object, BindRead reads, Problems problems) {
    this.object = object;
    this.reads = reads;
    this.problems = problems;
  }

  ConnectionPlan bind(RecordConnection intent) {
    for (Selection.Item item : intent.selection().items()) {
      switch (item) {
        case Selection.TypeName name ->
            entries.add(new ConnectionPlan.TypeName(name.key(), object.names().connectionType()));
        case Selection.Field field -> entries.add(entry(field));
      }
    }
    ReadPlan rows = reads.page(intent, new RecordOutput(object, edges));
    boolean counts = entries.stream().anyMatch(entry -> entry instanceof ConnectionPlan.TotalCount);
    return new ConnectionPlan(
        rows,
        window(intent.window()),
        entries,
        counts
            ? Optional.of(
                new AggregatePlan(
                    object,
                    rows.anchor(),
                    rows.seesDeleted(),
                    rows.where(),
                    new RecordOutput(
                        object, List.of(new Output.Measure("totalCount", new Figure.Count())))))
            : Optional.empty());
  }

  private ConnectionPlan.Window window(RecordConnection.Window given) {
    boolean isFirst = !given.first().isNothing();
    boolean isLast = !given.last().isNothing();
    if (isFirst && isLast) {
      problems.add(InputPath.of("last"), "cannot be given together with first");
    }
    // A cursor's own direction, where no size tells it.
    boolean isBackward =
        isLast || !isFirst && given.after().isNothing() && !given.before().isNothing();
    return new ConnectionPlan.Window(
        isBackward, isBackward ? given.last() : given.first(), given.after(), given.before());
  }

  private ConnectionPlan.Entry entry(Selection.Field field) {
    BindSelection.refuseArguments(field);
    String type = object.names().connectionType();
    return switch (field.name()) {
      case "edges" -> {
        edges.add(new Output.Same(field.key(), edge(BindSelection.required(field))));
        yield new ConnectionPlan.Edges(field.key());
      }
      case "pageInfo" ->
          new ConnectionPlan.PageInfo(field.key(), facts(BindSelection.required(field)));
      case "totalCount" -> {
        BindSelection.refuseSelection(field);
        yield new ConnectionPlan.TotalCount(field.key());
      }
      default -> throw BindSelection.unknown(type, field.name());
    };
  }

  private RecordOutput edge(Selection selection) {
    String type = object.names().edgeType();
    List<Output> outputs = new ArrayList<>();
    for (Selection.Item item : selection.items()) {
      outputs.add(
          switch (item) {
            case Selection.TypeName name -> new Output.TypeName(name.key(), type);
            case Selection.Field field -> edgeField(type, field);
          });
    }
    return new RecordOutput(object, outputs);
  }

  private Output edgeField(String type, Selection.Field field) {
    BindSelection.refuseArguments(field);
    return switch (field.name()) {
      case "cursor" -> {
        BindSelection.refuseSelection(field);
        yield new Output.Cursor(field.key());
      }
      case "node" ->
          new Output.Same(
              field.key(), reads.selections().bind(object, BindSelection.required(field)));
      default -> throw BindSelection.unknown(type, field.name());
    };
  }

  private static List<ConnectionPlan.Fact> facts(Selection selection) {
    List<ConnectionPlan.Fact> facts = new ArrayList<>();
    for (Selection.Item item : selection.items()) {
      PageFact fact =
          switch (item) {
            case Selection.TypeName name -> PageFact.TYPE_NAME;
            case Selection.Field field -> {
              BindSelection.refuseArguments(field);
              BindSelection.refuseSelection(field);
              yield switch (field.name()) {
                case "hasNextPage" -> PageFact.HAS_NEXT_PAGE;
                case "hasPreviousPage" -> PageFact.HAS_PREVIOUS_PAGE;
                case "startCursor" -> PageFact.START_CURSOR;
                case "endCursor" -> PageFact.END_CURSOR;
                default -> throw BindSelection.unknown("PageInfo", field.name());
              };
            }
          };
      facts.add(new ConnectionPlan.Fact(item.key(), fact));
    }
    return facts;
  }
}
