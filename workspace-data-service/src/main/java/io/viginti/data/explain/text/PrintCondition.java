package io.viginti.data.explain.text;

import io.viginti.data.plan.Condition;
import io.viginti.data.plan.Target;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Conditions over columns; a column of a related record with the relations that lead to it. */
final class PrintCondition {
  private PrintCondition() {}

  /** On lines of its own, a line for each part that must hold; nothing for what always does. */
  static void print(Tree tree, String word, Condition condition) {
    if (condition == Condition.Known.TRUE) {
      return;
    }
    List<Condition> parts =
        condition instanceof Condition.All all ? all.parts() : List.of(condition);
    String lead = word;
    for (Condition part : parts) {
      tree.line(lead + " " + print(part));
      lead = "  and";
    }
  }

  static String print(Condition condition) {
    return switch (condition) {
      case Condition.Known known -> known.name().toLowerCase(Locale.ROOT);
      case Condition.All all -> joined(all.parts(), " and ");
      case Condition.Any any -> joined(any.parts(), " or ");
      case Condition.Not not -> "not " + enclosed(print(not.part()));
      case Condition.Comparison comparison ->
          "%s %s %s"
              .formatted(
                  print(comparison.target()),
                  comparison.comparator().publicName(),
                  PrintOperand.print(comparison.operand()));
      case Condition.Presence presence ->
          print(presence.target()) + (presence.isNull() ? " is null" : " is not null");
      case Condition.Matches matches ->
          "search finds " + print(matches.id()) + " by " + PrintOperand.print(matches.operand());
      case Condition.Related related -> related(related);
    };
  }

  private static String related(Condition.Related related) {
    String among =
        related.among() == Condition.Known.TRUE ? "" : " among " + enclosed(print(related.among()));
    String where =
        related.where() == Condition.Known.TRUE ? "" : " where " + enclosed(print(related.where()));
    return related.quantifier().name().toLowerCase(Locale.ROOT)
        + " of "
        + print(related.from(), related.relation().name())
        + among
        + where;
  }

  private static String joined(List<Condition> parts, String word) {
    return parts.stream().map(PrintCondition::print).collect(Collectors.joining(word, "(", ")"));
  }

  private static String enclosed(String condition) {
    return condition.startsWith("(") ? condition : "(" + condition + ")";
  }

  /** Of a record behind a relation; empty where every record is there. */
  static String rule(Condition rule) {
    return rule == Condition.Known.TRUE ? "" : " where " + enclosed(print(rule));
  }

  static String print(Target target) {
    return print(target.hops(), target.leaf().column());
  }

  private static String print(List<Target.Hop> hops, String end) {
    return hops.stream()
        .map(
            hop ->
                hop.relation().name()
                    + (hop.seesDeleted() ? " (or deleted)" : "")
                    + rule(hop.rule())
                    + ".")
        .collect(Collectors.joining("", "", end));
  }
}
