package io.viginti.data.plan;

import io.viginti.catalog.CatalogObject;

/**
 * Figures over the records that a condition selects.
 *
 * @param anchor everything, or the records of a list of each of given parents
 * @param seesDeleted whether deleted records count
 * @param output measures, nested or not
 */
public record AggregatePlan(
    CatalogObject object,
    ReadPlan.Anchor anchor,
    boolean seesDeleted,
    Condition where,
    RecordOutput output) {
  public AggregatePlan withOutput(RecordOutput figures) {
    return new AggregatePlan(object, anchor, seesDeleted, where, figures);
  }

  public AggregatePlan withWhere(Condition condition) {
    return new AggregatePlan(object, anchor, seesDeleted, condition, output);
  }
}
