package io.viginti.data.explain.text;

import io.viginti.data.query.Operand;
import java.util.stream.Collectors;

/** Operands as GraphQL writes values; a place in the variables with its path. */
final class PrintOperand {
  private PrintOperand() {}

  static String print(Operand operand) {
    return switch (operand) {
      case Operand.Constant constant -> constant.value().toString();
      case Operand.Variable variable ->
          "$"
              + variable.name()
              + variable.path().stream().map(step -> "." + step).collect(Collectors.joining());
      case Operand.Fields fields ->
          fields.entries().entrySet().stream()
              .map(entry -> entry.getKey() + ": " + print(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Operand.Items list ->
          list.items().stream()
              .map(PrintOperand::print)
              .collect(Collectors.joining(", ", "[", "]"));
    };
  }

  /** A named argument on a line of its own; nothing when it was not given. */
  static void argument(Tree tree, String name, Operand operand) {
    if (!operand.isNothing()) {
      tree.line(name + " " + print(operand));
    }
  }
}
