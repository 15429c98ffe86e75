package io.viginti.data.migration;

import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.migration.MigrationAction.AddColumn;
import io.viginti.contracts.migration.MigrationAction.AddForeignKey;
import io.viginti.contracts.migration.MigrationAction.AlignIndexes;
import io.viginti.contracts.migration.MigrationAction.CreateIndex;
import io.viginti.contracts.migration.MigrationAction.CreateJunction;
import io.viginti.contracts.migration.MigrationAction.CreateTable;
import io.viginti.contracts.migration.MigrationAction.DropColumn;
import io.viginti.contracts.migration.MigrationAction.DropIndex;
import io.viginti.contracts.migration.MigrationAction.DropMirror;
import io.viginti.contracts.migration.MigrationAction.DropSearch;
import io.viginti.contracts.migration.MigrationAction.DropTable;
import io.viginti.contracts.migration.MigrationAction.FillColumn;
import io.viginti.contracts.migration.MigrationAction.KeepSearch;
import io.viginti.contracts.migration.MigrationAction.MirrorColumn;
import io.viginti.contracts.migration.MigrationAction.RelaxNotNull;
import io.viginti.contracts.migration.MigrationAction.ReplaceValues;
import io.viginti.contracts.migration.MigrationAction.RequireNotNull;
import io.viginti.contracts.migration.SearchDocument;
import io.viginti.data.migration.Ddl.LockMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes back what an expansion added and nobody has seen, so that the tables are as they were.
 * Values that batches changed stay: batches run last, after everything that can be refused.
 */
final class UndoScript {
  private UndoScript() {}

  static List<Step> of(Ddl ddl, TableFacts existing, List<MigrationAction> expanded) {
    List<MigrationAction> removals = new ArrayList<>();
    Locks locks = new Locks(ddl, existing);
    List<String> changes = new ArrayList<>();
    for (MigrationAction action : expanded.reversed()) {
      switch (action) {
        case CreateTable create -> removals.add(new DropTable(create.table()));
        case CreateJunction create -> removals.add(new DropTable(create.table()));
        case AddColumn add -> removals.add(new DropColumn(add.table(), add.column().name()));
        case CreateIndex index -> removals.add(new DropIndex(index.name()));
        case MirrorColumn mirror ->
            removals.add(new DropMirror(mirror.table(), mirror.from(), mirror.to()));
        case KeepSearch keep -> {
          SearchDocument before = keep.before();
          removals.add(
              before == null
                  ? new DropSearch(keep.table())
                  : new KeepSearch(keep.table(), before, before, false));
        }
        case RelaxNotNull relax -> removals.add(new RequireNotNull(relax.table(), relax.column()));
        case AddForeignKey key -> {
          if (existing.has(key.table())) {
            locks.need(key.table(), LockMode.ACCESS_EXCLUSIVE);
            locks.need(key.targetTable(), LockMode.ACCESS_EXCLUSIVE);
            changes.add(
                ddl.dropConstraint(key.table(), Ddl.foreignKeyName(key.table(), key.column())));
          }
        }
        case FillColumn fill -> {
          if (existing.has(fill.table())) {
            locks.need(fill.table(), LockMode.ACCESS_EXCLUSIVE);
            changes.add(ddl.alterColumn(fill.table(), fill.column(), "drop default"));
          }
        }
        case RequireNotNull require -> {
          if (existing.has(require.table())) {
            locks.need(require.table(), LockMode.ACCESS_EXCLUSIVE);
            changes.add(
                ddl.dropConstraint(
                    require.table(), Ddl.notNullCheckName(require.table(), require.column())));
            changes.add(ddl.alterColumn(require.table(), require.column(), "drop not null"));
          }
        }
        case AlignIndexes _,
            ReplaceValues _,
            DropSearch _,
            DropMirror _,
            DropIndex _,
            DropColumn _,
            DropTable _ -> {}
      }
    }
    List<Step> steps = new ArrayList<>();
    if (!changes.isEmpty()) {
      List<String> transaction = new ArrayList<>(locks.statements());
      transaction.addAll(changes);
      steps.add(new Step.Change(transaction));
    }
    steps.addAll(ContractScript.of(ddl, existing, List.of(), removals));
    return steps;
  }
}
