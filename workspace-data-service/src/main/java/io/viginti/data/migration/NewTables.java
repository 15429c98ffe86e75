package io.viginti.data.migration;

import io.viginti.contracts.migration.MigrationAction.AddForeignKey;
import io.viginti.contracts.migration.MigrationAction.CreateTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tables of one script in an order in which most can name their foreign keys at birth, where
 * PostgreSQL has nothing to check; what goes round in circles is added afterwards.
 */
final class NewTables {
  private final Ddl ddl;
  private final Map<String, CreateTable> tables = new LinkedHashMap<>();
  private final Map<String, List<AddForeignKey>> keys = new LinkedHashMap<>();
  private final Set<String> made = new HashSet<>();
  private final Set<String> visited = new HashSet<>();
  private final List<String> creations = new ArrayList<>();
  private final List<String> lateKeys = new ArrayList<>();

  NewTables(Ddl ddl) {
    this.ddl = ddl;
  }

  void add(CreateTable table) {
    tables.put(table.table(), table);
  }

  void add(AddForeignKey key) {
    keys.computeIfAbsent(key.table(), table -> new ArrayList<>()).add(key);
  }

  /** Statements that make all tables. */
  List<String> creations() {
    tables.keySet().forEach(this::make);
    return List.copyOf(creations);
  }

  /** Of keys that could not be made with the tables; after {@link #creations()}. */
  List<String> lateKeys() {
    return List.copyOf(lateKeys);
  }

  private void make(String table) {
    CreateTable creation = tables.get(table);
    if (creation == null || !visited.add(table)) {
      return;
    }
    List<AddForeignKey> own = keys.getOrDefault(table, List.of());
    own.forEach(key -> make(key.targetTable()));
    List<AddForeignKey> atBirth = new ArrayList<>();
    for (AddForeignKey key : own) {
      String target = key.targetTable();
      boolean isThere =
          target.equals(table) || made.contains(target) || !tables.containsKey(target);
      if (isThere && hasColumn(creation, key.column())) {
        atBirth.add(key);
      } else {
        lateKeys.add(ddl.addForeignKey(key.table(), key.column(), target, true));
      }
    }
    creations.add(ddl.createTable(table, creation.columns(), atBirth));
    made.add(table);
  }

  private static boolean hasColumn(CreateTable creation, String name) {
    return creation.columns().stream().anyMatch(column -> column.name().equals(name));
  }
}
