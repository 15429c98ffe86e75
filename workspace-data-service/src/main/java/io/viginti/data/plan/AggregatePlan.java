package io.viginti.data.plan;

import io.viginti.catalog.CatalogObject;
import java.util.List;

/**
 * Figures over the records that a condition selects.
 *
 * @param seesDeleted whether deleted records count
 * @param outputs measures, nested or not
 */
public record AggregatePlan(
    CatalogObject object, boolean seesDeleted, Condition where, List<Output> outputs) {
  public AggregatePlan {
    outputs = List.copyOf(outputs);
  }

  public AggregatePlan withWhere(Condition condition) {
    return new AggregatePlan(object, seesDeleted, condition, outputs);
  }
}
