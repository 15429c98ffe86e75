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
import io.viginti.data.migration.Ddl.LockMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What removes. Every statement can be repeated; batches come first, then what needs the rows to be
 * right, then what drops.
 */
final class ContractScript {
  private final Ddl ddl;
  private final TableFacts existing;
  private final List<MigrationAction> expanded;
  private final List<Step> sweeps = new ArrayList<>();
  private final List<Step> requirements = new ArrayList<>();
  private final List<Step> indexes = new ArrayList<>();
  private final Locks locks;
  private final List<String> drops = new ArrayList<>();

  /** What search finds records by, once nothing writes what is gone. */
  private final List<Step> afterwards = new ArrayList<>();

  private ContractScript(Ddl ddl, TableFacts existing, List<MigrationAction> expanded) {
    this.ddl = ddl;
    this.existing = existing;
    this.expanded = expanded;
    this.locks = new Locks(ddl, existing);
  }

  /**
   * @param expanded what this version's expansion did: a column that it filled is filled again
   *     before it is required, because a writer of the version before may have left it out
   */
  static List<Step> of(
      Ddl ddl, TableFacts existing, List<MigrationAction> expanded, List<MigrationAction> actions) {
    ContractScript script = new ContractScript(ddl, existing, expanded);
    actions.forEach(script::add);
    List<Step> steps = new ArrayList<>(script.sweeps);
    steps.addAll(script.requirements);
    steps.addAll(script.indexes);
    if (!script.drops.isEmpty()) {
      List<String> transaction = new ArrayList<>(script.locks.statements());
      transaction.addAll(script.drops);
      steps.add(new Step.Change(transaction));
    }
    steps.addAll(script.afterwards);
    return steps;
  }

  private void add(MigrationAction action) {
    switch (action) {
      case FillColumn fill -> sweeps.add(Sweeps.fill(fill, existing));
      case ReplaceValues replace -> {
        if (existing.typeOf(replace.table(), replace.column()) != null) {
          sweeps.add(Sweeps.replace(replace));
        }
      }
      case RequireNotNull require -> require(require);
      case RelaxNotNull relax -> {
        locks.need(relax.table(), LockMode.ACCESS_EXCLUSIVE);
        drops.add(ddl.alterColumn(relax.table(), relax.column(), "drop not null"));
      }
      case DropMirror mirror -> {
        if (existing.has(mirror.table())) {
          locks.need(mirror.table(), LockMode.ACCESS_EXCLUSIVE);
          drops.addAll(new Mirror(ddl, mirror.table(), mirror.to()).drop());
        }
      }
      case KeepSearch keep -> keepSearch(keep);
      case DropSearch search -> dropSearch(search.table());
      case DropIndex index -> {
        IndexTexts.companions(index.name()).forEach(this::dropIndex);
        dropIndex(index.name());
      }
      case DropColumn column -> dropColumn(column);
      case DropTable table -> {
        locks.need(table.table(), LockMode.ACCESS_EXCLUSIVE);
        existing
            .neighboursOf(table.table())
            .forEach(neighbour -> locks.need(neighbour, LockMode.ACCESS_EXCLUSIVE));
        drops.add(ddl.dropTable(table.table()));
      }
      case CreateTable _,
          CreateJunction _,
          AddColumn _,
          AddForeignKey _,
          CreateIndex _,
          AlignIndexes _,
          MirrorColumn _ ->
          refuse(action);
    }
  }

  private void keepSearch(KeepSearch keep) {
    if (!existing.has(keep.table())) {
      return;
    }
    locks.need(keep.table(), LockMode.SHARE_ROW_EXCLUSIVE);
    drops.addAll(new SearchDdl(ddl).keep(keep.table(), keep.document()));
    if (keep.fills()) {
      afterwards.add(new Step.FillSearch(keep.table(), keep.document()));
    }
  }

  private void dropSearch(String table) {
    if (existing.has(table)) {
      locks.need(table, LockMode.ACCESS_EXCLUSIVE);
      drops.addAll(new SearchDdl(ddl).drop(table));
    }
    if (existing.has(SearchDdl.TABLE)) {
      afterwards.add(new Step.ClearSearch(table));
    }
  }

  private void dropIndex(String name) {
    indexes.add(dropIndex(ddl, name));
  }

  static Step dropIndex(Ddl ddl, String name) {
    return new Step.DropIndex(name, ddl.dropIndex(name, true));
  }

  private void dropColumn(DropColumn column) {
    if (existing.typeOf(column.table(), column.column()) == null) {
      return;
    }
    locks.need(column.table(), LockMode.ACCESS_EXCLUSIVE);
    existing
        .targetsOf(column.table(), column.column())
        .forEach(target -> locks.need(target, LockMode.ACCESS_EXCLUSIVE));
    drops.add(ddl.dropColumn(column.table(), column.column()));
  }

  private void require(RequireNotNull require) {
    String table = require.table();
    String column = require.column();
    if (existing.typeOf(table, column) == null) {
      return;
    }
    List<Step> fills = new ArrayList<>();
    for (MigrationAction action : expanded) {
      if (action instanceof FillColumn fill
          && fill.table().equals(table)
          && fill.column().equals(column)) {
        fills.add(Sweeps.fill(fill, existing));
      }
    }
    requirements.addAll(requireNotNull(ddl, table, column, fills));
  }

  /**
   * No long lock: a check that holds for new rows at once, is validated, and then stands for the
   * constraint.
   *
   * @param fills what gives the rows that are there a value, once no new one can lack it
   */
  static List<Step> requireNotNull(Ddl ddl, String table, String column, List<Step> fills) {
    String check = Ddl.notNullCheckName(table, column);
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step.Change(
            List.of(
                ddl.lock(table, LockMode.ACCESS_EXCLUSIVE),
                ddl.dropConstraint(table, check),
                ddl.addNotNullCheck(table, column))));
    steps.addAll(fills);
    steps.add(new Step.Validate(table, column, ddl.validate(table, check)));
    steps.add(
        new Step.Change(
            List.of(
                ddl.lock(table, LockMode.ACCESS_EXCLUSIVE),
                ddl.alterColumn(table, column, "set not null"),
                ddl.dropConstraint(table, check))));
    return steps;
  }

  private static void refuse(MigrationAction action) {
    throw new IllegalArgumentException("a contraction adds nothing: " + action);
  }
}
