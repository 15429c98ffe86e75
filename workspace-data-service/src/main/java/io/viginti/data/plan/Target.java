package io.viginti.data.plan;

import io.viginti.catalog.Leaf;
import io.viginti.catalog.ToOneField;
import java.util.List;

/**
 * A column, seen from the record of a read: over relations to one record, then the leaf.
 *
 * @param hops outermost first; empty for the record's own column
 */
public record Target(List<Hop> hops, Leaf leaf) {
  public Target {
    hops = List.copyOf(hops);
  }

  /**
   * A relation that is followed.
   *
   * @param seesDeleted whether a deleted record is found on the other side
   * @param rule of the record on the other side: where it does not hold, none is there
   */
  public record Hop(ToOneField relation, boolean seesDeleted, Condition rule) {
    public Hop(ToOneField relation, boolean seesDeleted) {
      this(relation, seesDeleted, Condition.Known.TRUE);
    }
  }

  /** A column of the record itself. */
  public static Target own(Leaf leaf) {
    return new Target(List.of(), leaf);
  }
}
