package io.viginti.metadata.plan;

import io.viginti.contracts.migration.MigrationAction;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps from one model to the next. An expansion that is refused is taken back by whoever runs
 * it.
 *
 * @param expand what adds, in order; runs before the new version is published
 * @param contract what removes, in order; runs after the grace time
 */
public record MigrationPlan(List<MigrationAction> expand, List<MigrationAction> contract) {
  /** Rises with any change of which indexes a table has; older workspaces are brought up. */
  public static final int INDEX_RULES = 4;

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

  /**
   * Plans the change for a workspace that may have been made under an older {@link #INDEX_RULES}.
   */
  public static MigrationPlan upgrade(MetadataModel before, MetadataModel after) {
    MigrationPlan plan = between(before, after, OptionMoves.NONE);
    List<MigrationAction> expand = new ArrayList<>(plan.expand());
    for (ObjectModel object : after.objects()) {
      if (before.findObject(object.id()).isPresent()) {
        String table = object.tableName();
        expand.add(
            new MigrationAction.AlignIndexes(
                table,
                TableIndexes.of(object).stream().map(index -> index.create(table)).toList()));
      }
    }
    return new MigrationPlan(expand, plan.contract());
  }

  /** Whether the tables stay as they are: the change is one of names. */
  public boolean isCatalogOnly() {
    return expand.isEmpty() && contract.isEmpty();
  }
}
