package io.viginti.data.migration;

import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.shape.ColumnType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace's schema holds before a script runs.
 *
 * @param columns type by column by table
 * @param references foreign keys
 */
record TableFacts(Map<String, Map<String, ColumnType>> columns, Set<Reference> references) {
  /** A foreign key: {@code table.column} points at {@code target}. */
  record Reference(String table, String column, String target) {}

  TableFacts {
    columns = Map.copyOf(columns);
    references = Set.copyOf(references);
  }

  static TableFacts none() {
    return new TableFacts(Map.of(), Set.of());
  }

  boolean has(String table) {
    return columns.containsKey(table);
  }

  @Nullable ColumnType typeOf(String table, String column) {
    return columns.getOrDefault(table, Map.of()).get(column);
  }

  /** Tables that a foreign key joins with {@code table}, on either side. */
  Set<String> neighboursOf(String table) {
    Set<String> neighbours = new HashSet<>();
    for (Reference reference : references) {
      if (reference.table().equals(table)) {
        neighbours.add(reference.target());
      } else if (reference.target().equals(table)) {
        neighbours.add(reference.table());
      }
    }
    return neighbours;
  }

  /** Tables that the foreign keys of {@code table.column} lead to. */
  Set<String> targetsOf(String table, String column) {
    Set<String> targets = new HashSet<>();
    for (Reference reference : references) {
      if (reference.table().equals(table) && reference.column().equals(column)) {
        targets.add(reference.target());
      }
    }
    return targets;
  }

  /** These facts with the tables and columns that {@code actions} add. */
  TableFacts with(List<MigrationAction> actions) {
    Map<String, Map<String, ColumnType>> all = new HashMap<>();
    columns.forEach((table, types) -> all.put(table, new HashMap<>(types)));
    for (MigrationAction action : actions) {
      if (action instanceof MigrationAction.CreateTable create) {
        Map<String, ColumnType> types = new HashMap<>();
        types.put("id", ColumnType.UUID);
        create.columns().forEach(column -> types.put(column.name(), column.type()));
        all.put(create.table(), types);
      } else if (action instanceof MigrationAction.CreateJunction create) {
        all.put(
            create.table(),
            Map.of(
                MigrationAction.CreateJunction.SOURCE, ColumnType.UUID,
                MigrationAction.CreateJunction.TARGET, ColumnType.UUID));
      } else if (action instanceof MigrationAction.AddColumn add) {
        all.computeIfAbsent(add.table(), table -> new HashMap<>())
            .put(add.column().name(), add.column().type());
      }
    }
    return new TableFacts(all, references);
  }
}
