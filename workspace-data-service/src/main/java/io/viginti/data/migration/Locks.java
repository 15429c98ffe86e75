package io.viginti.data.migration;

import io.viginti.data.migration.Ddl.LockMode;
import java.util.List;
import java.util.TreeMap;

/** The locks of one transaction on tables that exist already, taken in name order. */
final class Locks {
  private final Ddl ddl;
  private final TableFacts existing;
  private final TreeMap<String, LockMode> modes = new TreeMap<>();

  Locks(Ddl ddl, TableFacts existing) {
    this.ddl = ddl;
    this.existing = existing;
  }

  void need(String table, LockMode mode) {
    if (existing.has(table)) {
      modes.merge(table, mode, LockMode::strongest);
    }
  }

  List<String> statements() {
    return modes.entrySet().stream().map(lock -> ddl.lock(lock.getKey(), lock.getValue())).toList();
  }
}
