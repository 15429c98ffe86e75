package io.viginti.metadata.migration;

import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.migration.MigrationAction.CreateIndex;
import io.viginti.contracts.migration.MigrationAction.DropIndex;
import io.viginti.contracts.migration.MigrationAction.DropSearch;
import io.viginti.contracts.migration.MigrationAction.FillColumn;
import io.viginti.contracts.migration.MigrationAction.KeepSearch;
import io.viginti.contracts.migration.MigrationAction.RelaxNotNull;
import io.viginti.contracts.migration.MigrationAction.RequireNotNull;
import java.util.List;

/**
 * What a new change makes of contractions that still wait for their grace time: a column that is
 * relaxed must not be required afterwards, an index that is wanted again must not be dropped, and
 * search must not fall back to what it looked into before.
 */
final class Withdrawal {
  private Withdrawal() {}

  /** The waiting actions without those that {@code expansion} contradicts. */
  static List<MigrationAction> from(
      List<MigrationAction> waiting, List<MigrationAction> expansion) {
    return waiting.stream()
        .filter(action -> expansion.stream().noneMatch(newer -> contradicts(newer, action)))
        .map(action -> action instanceof KeepSearch keep ? latest(keep, expansion) : action)
        .toList();
  }

  /** Rows still have to lose what the waiting action took from them. */
  private static KeepSearch latest(KeepSearch waiting, List<MigrationAction> expansion) {
    return expansion.stream()
        .filter(KeepSearch.class::isInstance)
        .map(KeepSearch.class::cast)
        .filter(newer -> newer.table().equals(waiting.table()))
        .findFirst()
        .map(newer -> new KeepSearch(newer.table(), newer.document(), newer.document(), true))
        .orElse(waiting);
  }

  private static boolean contradicts(MigrationAction newer, MigrationAction waiting) {
    return switch (newer) {
      case RelaxNotNull relax ->
          waiting instanceof RequireNotNull require
                  && isSame(relax, require.table(), require.column())
              || waiting instanceof FillColumn fill && isSame(relax, fill.table(), fill.column());
      case CreateIndex create ->
          waiting instanceof DropIndex drop && drop.name().equals(create.name());
      case KeepSearch keep ->
          waiting instanceof DropSearch drop && drop.table().equals(keep.table());
      default -> false;
    };
  }

  private static boolean isSame(RelaxNotNull relax, String table, String column) {
    return relax.table().equals(table) && relax.column().equals(column);
  }
}
