package io.viginti.data.plan;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.ToManyField;
import io.viginti.data.query.Operand;
import io.viginti.data.value.InputPath;
import java.util.List;
import java.util.Set;

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

  /**
   * How many of a record's related records a condition selects. Unknown where the record itself is
   * not there, behind a relation to one; else never: a related record for which the condition is
   * unknown counts as one for which it does not hold.
   *
   * @param from relations to one that lead to the record
   * @param seesDeleted whether deleted records are among them
   * @param among which of the related records count at all
   */
  record Related(
      List<Target.Hop> from,
      ToManyField relation,
      Quantifier quantifier,
      boolean seesDeleted,
      Condition among,
      Condition where)
      implements Condition {
    public Related {
      from = List.copyOf(from);
    }

    public Related with(Condition counted, Condition condition) {
      return new Related(from, relation, quantifier, seesDeleted, counted, condition);
    }
  }

  /** Of the records of a to-many relation. */
  enum Quantifier {
    SOME,
    NONE,
    /** Holds on none. */
    EVERY
  }

  /**
   * Search finds the record by a text.
   *
   * @param unreadable names of fields whose text finds nothing
   * @param id of the record
   * @param operand never null itself
   */
  record Matches(
      CatalogObject object, Set<String> unreadable, Target id, Operand operand, InputPath at)
      implements Condition {
    public Matches {
      unreadable = Set.copyOf(unreadable);
    }
  }

  /** {@code is null} or {@code is not null}. */
  record Presence(Target target, boolean isNull) implements Condition {}
}
