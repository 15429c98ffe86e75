package io.viginti.data.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.contracts.access.AccessRole;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.access.ResolvedAccess;
import io.viginti.data.plan.bind.BindRule;
import io.viginti.data.plan.rewrite.FoldConditions;
import io.viginti.data.plan.shape.CompleteReads;
import io.viginti.data.sql.CheckValues;
import io.viginti.data.value.InputPath;

/** Roles and row rules through the stages that filters go through. Pure. */
public final class BindRules {
  private static final InputPath FILTER = InputPath.of("filter");

  private BindRules() {}

  /** What a role may do under a shape. */
  public static ResolvedAccess resolve(AccessRole role, Catalog catalog) {
    return ResolvedAccess.of(role, catalog, (object, filter) -> bind(object, filter, FILTER));
  }

  /**
   * A row rule as a condition.
   *
   * @throws io.viginti.platform.error.VigintiException with every problem, each below {@code at}
   */
  public static Condition bind(CatalogObject object, JsonNode filter, InputPath at) {
    Condition bound = BindRule.bind(object, filter, at);
    Condition rule = FoldConditions.fold(CompleteReads.complete(bound));
    CheckValues.of(rule);
    return rule;
  }
}
