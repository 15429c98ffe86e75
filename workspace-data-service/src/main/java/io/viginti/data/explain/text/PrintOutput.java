package io.viginti.data.explain.text;

import io.viginti.catalog.AggregateFunction;
import io.viginti.data.plan.Figure;
import io.viginti.data.plan.Output;
import io.viginti.data.plan.RecordOutput;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Entries of an answer with the columns they come from; lists with the reads below them. */
final class PrintOutput {
  private PrintOutput() {}

  static void print(Tree tree, RecordOutput record) {
    tree.each("output", record.entries(), entry -> print(tree, entry));
  }

  private static void print(Tree tree, Output output) {
    String key = output.key() + ": ";
    switch (output) {
      case Output.TypeName name -> tree.line(key + '"' + name.type() + '"');
      case Output.Value value -> tree.line(key + value.leaf().column());
      case Output.Masked masked ->
          tree.line(
              key
                  + masked.leaf().column()
                  + masked.masks().stream().map(PrintOutput::print).collect(Collectors.joining()));
      case Output.Documents documents ->
          tree.line(
              key
                  + "parts of "
                  + documents.leaf().column()
                  + " "
                  + documents.entries().stream().map(Output.Documents.Entry::key).toList());
      case Output.Composite composite ->
          below(tree, key + composite.field().composite().typeName(), composite.entries());
      case Output.Same same -> below(tree, key + "the same record", same.record().entries());
      case Output.Cursor cursor -> tree.line(key + "cursor");
      case Output.Measure measure -> tree.line(key + print(measure.figure()));
      case Output.Nested nested -> below(tree, output.key(), nested.entries());
      case Output.GroupKey group -> tree.line(key + "values of the group");
      case Output.Members members -> {
        tree.line(key + "records of the group");
        tree.below(below -> PrintPlan.read(tree, members.read()));
      }
      case Output.ToManyFigures figures -> {
        tree.line(output.key());
        tree.below(below -> PrintPlan.aggregate(tree, figures.figures()));
      }
      case Output.ToOne one ->
          below(
              tree,
              key
                  + "join "
                  + one.field().target().tableName()
                  + " by "
                  + one.field().name()
                  + PrintCondition.rule(one.rule()),
              one.record().entries());
      case Output.ToMany many -> {
        tree.line(output.key());
        tree.below(below -> PrintPlan.read(tree, many.read()));
      }
    }
  }

  private static void below(Tree tree, String title, List<Output> entries) {
    tree.line(title).below(below -> entries.forEach(entry -> print(tree, entry)));
  }

  private static String print(Output.Masked.Mask mask) {
    String target = mask.target().target().nameSingular();
    return mask.without().isEmpty()
        ? ", nothing of a " + target
        : ", of a " + target + " without " + new TreeSet<>(mask.without());
  }

  static String print(Figure figure) {
    return switch (figure) {
      case Figure.Count count -> "count";
      case Figure.Of(AggregateFunction function, var leaf) ->
          function.name().toLowerCase(Locale.ROOT) + "(" + leaf.column() + ")";
    };
  }
}
