package io.viginti.metadata.plan;

import io.viginti.contracts.migration.MigrationAction;
import io.viginti.metadata.model.MetadataModel;
import java.util.List;

/**
 * The steps from one model to the next. An expansion that is refused is taken back by whoever runs
 * it.
 *
 * @param expand what adds, in order; runs before the new version is published
 * @param contract what removes, in order; runs after the grace time
 */
public record MigrationPlan(List<MigrationAction> expand, List<MigrationAction> contract) {
  public MigrationPlan {
    expand = List.copyOf(expand);
    contract = List.copyOf(contract);
  }

  /**
   * Plans the change.
   *
   * @param moves where the rows of removed options go
   */
  public static MigrationPlan between(
      MetadataModel before, MetadataModel after, OptionMoves moves) {
    return new PlanWriter(before, after, moves).plan();
  }

  /** Whether the tables stay as they are: the change is one of names. */
  public boolean isCatalogOnly() {
    return expand.isEmpty() && contract.isEmpty();
  }
}
