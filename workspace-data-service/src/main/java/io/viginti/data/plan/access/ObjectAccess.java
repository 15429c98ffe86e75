package io.viginti.data.plan.access;

import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.data.plan.Condition;
import java.util.List;
import java.util.Set;

/**
 * What a role may do with the records of an object.
 *
 * @param canUpdate creating included
 * @param unreadable names in the public API of the fields that may not be read, derived ones
 *     included ({@code companyId}, {@code peopleAggregate})
 * @param unwritable likewise of those that no input may name; all unreadable ones are among them
 * @param rule which records are there at all, ready to be part of any read; it may name the
 *     variable {@code $member}
 */
public record ObjectAccess(
    boolean canRead,
    boolean canUpdate,
    boolean canSoftDelete,
    boolean canDestroy,
    Set<String> unreadable,
    Set<String> unwritable,
    Condition rule) {
  static final ObjectAccess EVERYTHING =
      new ObjectAccess(true, true, true, true, Set.of(), Set.of(), Condition.Known.TRUE);

  static final ObjectAccess NOTHING =
      new ObjectAccess(false, false, false, false, Set.of(), Set.of(), Condition.Known.FALSE);

  public ObjectAccess {
    unreadable = Set.copyOf(unreadable);
    unwritable = Set.copyOf(unwritable);
  }

  /** The same of those records only that are there by a further condition. */
  ObjectAccess within(Condition further) {
    if (further == Condition.Known.TRUE || !canRead) {
      return this;
    }
    Condition both =
        rule == Condition.Known.TRUE ? further : new Condition.All(List.of(rule, further));
    return new ObjectAccess(
        canRead, canUpdate, canSoftDelete, canDestroy, unreadable, unwritable, both);
  }

  public boolean canRead(CatalogField field) {
    return canRead && !unreadable.contains(field.name());
  }

  /** Of a field of the object, or a part of one. */
  public boolean canRead(Leaf leaf) {
    return switch (leaf) {
      case CatalogField field -> canRead(field);
      case CompositeField.Part part -> canRead(part.field());
      default -> throw new IllegalArgumentException("not a leaf of a record: " + leaf);
    };
  }

  public boolean canWrite(CatalogField field) {
    return canUpdate && !unwritable.contains(field.name());
  }
}
