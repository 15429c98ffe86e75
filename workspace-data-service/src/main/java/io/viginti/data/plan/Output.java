package io.viginti.data.plan;

import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import java.util.List;
import java.util.Set;

/** One entry of an answered record, in order. */
public sealed interface Output {
  /** Its name in the answer. */
  String key();

  /** A constant. */
  record TypeName(String key, String type) implements Output {}

  /**
   * A column.
   *
   * @param isNullable otherwise a stored null nulls the object around it
   */
  record Value(String key, Leaf leaf, boolean isNullable) implements Output {}

  /**
   * A column of which answers leave something out.
   *
   * @param masks at most one for each target of a morph relation
   */
  record Masked(String key, Leaf leaf, List<Mask> masks, boolean isNullable) implements Output {
    public Masked {
      masks = List.copyOf(masks);
    }

    /**
     * Of records that lead to a target.
     *
     * @param without names of a document's entries; empty for the whole value
     */
    public record Mask(ReferenceField target, Set<String> without) {
      public Mask {
        without = Set.copyOf(without);
      }
    }
  }

  /** A column whose JSON items are answered in part: pairs of key and stored name. */
  record Documents(String key, Leaf leaf, List<Entry> entries, boolean isNullable)
      implements Output {
    /**
     * An entry of each item.
     *
     * @param name stored name; empty for the name of the type, which is then in {@code type}
     */
    public record Entry(String key, String name, String type) {}
  }

  /** An object that is never null; its entries are values, documents and type names. */
  record Composite(String key, CompositeField field, List<Output> entries) implements Output {}

  /** The record itself once more, as an object of its own: an edge, and its node. */
  record Same(String key, RecordOutput record) implements Output {}

  /** The record's place in the order of the read. */
  record Cursor(String key) implements Output {}

  /** A figure over many records. */
  record Measure(String key, Figure figure) implements Output {}

  /** Entries under a name of their own. */
  record Nested(String key, List<Output> entries) implements Output {
    public Nested {
      entries = List.copyOf(entries);
    }
  }

  /** The values that make a group, in the order of its dimensions. */
  record GroupKey(String key) implements Output {}

  /** The records of a group, read by a statement of its own for all groups. */
  record Members(String key, ReadPlan read) implements Output {}

  /** Figures over a list of records, read by a statement of its own. */
  record ToManyFigures(String key, ToManyField field, AggregatePlan figures) implements Output {}

  /**
   * A record or null.
   *
   * @param rule where it does not hold, no record is there
   */
  record ToOne(String key, ToOneField field, Condition rule, RecordOutput record)
      implements Output {}

  /** A list of records, read by a statement of its own. */
  record ToMany(String key, ToManyField field, ReadPlan read) implements Output {}
}
