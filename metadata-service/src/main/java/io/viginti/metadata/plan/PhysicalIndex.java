package io.viginti.metadata.plan;

import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.migration.MigrationAction.IndexKind;
import java.util.List;

/**
 * An index of a table.
 *
 * @param fields the field paths it serves, by logical name
 */
record PhysicalIndex(
    String name,
    List<String> columns,
    boolean isUnique,
    boolean liveRowsOnly,
    IndexKind kind,
    List<String> fields) {
  PhysicalIndex {
    columns = List.copyOf(columns);
    fields = List.copyOf(fields);
  }

  MigrationAction.CreateIndex create(String table) {
    return new MigrationAction.CreateIndex(name, table, columns, isUnique, liveRowsOnly, kind);
  }
}
