package io.viginti.data.plan;

import io.viginti.catalog.CatalogObject;
import java.util.Map;

/**
 * Which records a caller sees.
 *
 * @param conditions of the objects of which it is not all of them, by singular name; complete as
 *     they are part of a read; they may name the variable {@code $member}
 */
public record RowRules(Map<String, Condition> conditions) {
  private static final RowRules NONE = new RowRules(Map.of());

  public RowRules {
    conditions = Map.copyOf(conditions);
  }

  /** All records of every object. */
  public static RowRules none() {
    return NONE;
  }

  /** Whether the caller may not see every record of the object. */
  public boolean restrict(CatalogObject object) {
    return of(object) != Condition.Known.TRUE;
  }

  public Condition of(CatalogObject object) {
    return conditions.getOrDefault(object.nameSingular(), Condition.Known.TRUE);
  }
}
