package io.viginti.data.migration;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.viginti.data.migration.Ddl.IndexText;
import io.viginti.data.migration.Ddl.LockMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What adds. Indexes come before the batches, so that values a unique index refuses are refused
 * before any row was changed.
 */
final class ExpandScript {
  private final Ddl ddl;
  private final TableFacts existing;
  private final TableFacts after;
  private final List<MigrationAction> actions;
  private final Locks locks;
  private final NewTables newTables;
  private final List<String> changes = new ArrayList<>();
  private final List<String> foreignKeys = new ArrayList<>();
  private final List<Step> indexes = new ArrayList<>();
  private final List<Step> sweeps = new ArrayList<>();
  private final List<Step> validations = new ArrayList<>();

  /** Indexes that end, when nothing can be refused any more. */
  private final List<Step> endings = new ArrayList<>();

  private boolean createsSearch;

  private ExpandScript(Ddl ddl, TableFacts existing, List<MigrationAction> actions) {
    this.ddl = ddl;
    this.existing = existing;
    this.after = existing.with(actions);
    this.actions = actions;
    this.locks = new Locks(ddl, existing);
    this.newTables = new NewTables(ddl);
  }

  static Script of(Ddl ddl, TableFacts existing, List<MigrationAction> actions) {
    ExpandScript script = new ExpandScript(ddl, existing, actions);
    actions.forEach(script::add);
    List<String> transaction = new ArrayList<>(script.locks.statements());
    transaction.addAll(script.newTables.creations());
    transaction.addAll(script.changes);
    transaction.addAll(script.newTables.lateKeys());
    transaction.addAll(script.foreignKeys);
    List<Step> afterwards = new ArrayList<>(script.indexes);
    afterwards.addAll(script.sweeps);
    afterwards.addAll(script.validations);
    afterwards.addAll(script.endings);
    return new Script(transaction, afterwards);
  }

  private void add(MigrationAction action) {
    switch (action) {
      case CreateTable create -> newTables.add(create);
      case CreateJunction create -> {
        locks.need(create.sourceTable(), LockMode.SHARE_ROW_EXCLUSIVE);
        locks.need(create.targetTable(), LockMode.SHARE_ROW_EXCLUSIVE);
        changes.addAll(ddl.createJunction(create));
      }
      case AddColumn add -> {
        locks.need(add.table(), LockMode.ACCESS_EXCLUSIVE);
        changes.add(ddl.addColumn(add.table(), add.column()));
      }
      case AddForeignKey key -> addForeignKey(key);
      case CreateIndex index -> addIndex(index);
      case AlignIndexes align -> align(align);
      case FillColumn fill -> {
        locks.need(fill.table(), LockMode.ACCESS_EXCLUSIVE);
        String value = Sweeps.fillValue(fill, after);
        changes.add(ddl.alterColumn(fill.table(), fill.column(), "set default " + value));
        sweeps.add(Sweeps.fill(fill, after));
      }
      case MirrorColumn mirror -> addMirror(mirror);
      case ReplaceValues replace -> sweeps.add(Sweeps.replace(replace));
      case RelaxNotNull relax -> {
        locks.need(relax.table(), LockMode.ACCESS_EXCLUSIVE);
        changes.add(ddl.alterColumn(relax.table(), relax.column(), "drop not null"));
      }
      case RequireNotNull require ->
          validations.addAll(
              ContractScript.requireNotNull(ddl, require.table(), require.column(), List.of()));
      case KeepSearch keep -> keepSearch(keep);
      case DropIndex index -> {
        for (String companion : IndexTexts.companions(index.name())) {
          endings.add(ContractScript.dropIndex(ddl, companion));
        }
        endings.add(ContractScript.dropIndex(ddl, index.name()));
      }
      case DropSearch _, DropMirror _, DropColumn _, DropTable _ -> refuse(action);
    }
  }

  private void addForeignKey(AddForeignKey key) {
    locks.need(key.table(), LockMode.SHARE_ROW_EXCLUSIVE);
    locks.need(key.targetTable(), LockMode.SHARE_ROW_EXCLUSIVE);
    if (!existing.has(key.table())) {
      newTables.add(key);
      return;
    }
    foreignKeys.add(ddl.addForeignKey(key.table(), key.column(), key.targetTable(), false));
    validations.add(
        new Step.Validate(
            key.table(),
            key.column(),
            ddl.validate(key.table(), Ddl.foreignKeyName(key.table(), key.column()))));
  }

  private void addIndex(CreateIndex action) {
    for (IndexText index : IndexTexts.of(action, after)) {
      if (existing.has(action.table())) {
        indexes.add(
            new Step.BuildIndex(
                index.name(),
                index.table(),
                ddl.createIndex(index, true),
                index.isUnique() ? action.columns() : List.of(),
                index.rows() == Ddl.IndexedRows.LIVE));
      } else {
        changes.add(ddl.createIndex(index, false));
      }
    }
  }

  private void align(AlignIndexes align) {
    align.indexes().forEach(this::addIndex);
    List<String> names =
        align.indexes().stream()
            .flatMap(index -> IndexTexts.of(index, after).stream())
            .map(IndexText::name)
            .toList();
    endings.add(new Step.DropOtherIndexes(align.table(), names));
  }

  private void addMirror(MirrorColumn mirror) {
    locks.need(mirror.table(), LockMode.ACCESS_EXCLUSIVE);
    changes.add(ddl.alterColumn(mirror.table(), mirror.from(), "drop not null"));
    changes.addAll(
        new Mirror(ddl, mirror.table(), mirror.to())
            .create(mirror, defaultOf(mirror.table(), mirror.to())));
    sweeps.add(Sweeps.mirror(mirror));
  }

  private void keepSearch(KeepSearch keep) {
    SearchDdl search = new SearchDdl(ddl);
    if (!existing.has(SearchDdl.TABLE) && !createsSearch) {
      createsSearch = true;
      changes.addAll(search.createTable());
    }
    locks.need(keep.table(), LockMode.SHARE_ROW_EXCLUSIVE);
    changes.addAll(search.keep(keep.table(), keep.document()));
    if (keep.fills()) {
      sweeps.add(new Step.FillSearch(keep.table(), keep.document()));
    }
  }

  private @Nullable JsonNode defaultOf(String table, String column) {
    for (MigrationAction action : actions) {
      if (action instanceof AddColumn add
          && add.table().equals(table)
          && add.column().name().equals(column)) {
        return add.column().defaultValue();
      }
    }
    return null;
  }

  private static void refuse(MigrationAction action) {
    throw new IllegalArgumentException("an expansion removes nothing: " + action);
  }
}
