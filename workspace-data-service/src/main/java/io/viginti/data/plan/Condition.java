package io.viginti.data.plan;

import io.viginti.data.query.Operand;
import io.viginti.data.value.InputPath;
import java.util.List;

/** A filter in SQL's three-valued logic. */
public sealed interface Condition {
  /** Known without looking at a row. */
  enum Known implements Condition {
    TRUE,
    FALSE,
    /** A comparison with null. */
    UNKNOWN
  }

  /** Holds when all do; an empty list holds. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** Holds when any does; an empty list does not. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  record Not(Condition part) implements Condition {}

  /**
   * A column compared with a value.
   *
   * @param operand never null itself
   * @param at where it stands in the input, for messages
   */
  record Comparison(Target target, Comparator comparator, Operand operand, InputPath at)
      implements Condition {}

  /** {@code is null} or {@code is not null}. */
  record Presence(Target target, boolean isNull) implements Condition {}
}
