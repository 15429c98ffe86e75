package io.viginti.data.migration;

import io.viginti.contracts.migration.MigrationAction.CreateIndex;
import io.viginti.contracts.migration.MigrationAction.IndexKind;
import io.viginti.contracts.shape.ColumnType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Indexes as a migration makes them, for tests that make their own tables. */
public final class IndexFixture {
  private IndexFixture() {}

  public static List<String> btree(
      String schema, String table, Map<String, ColumnType> columns, String name, boolean isUnique) {
    return texts(
        schema,
        columns,
        new CreateIndex(
            name, table, List.copyOf(columns.keySet()), isUnique, true, IndexKind.BTREE));
  }

  /** Of a duplicate criterion. */
  public static List<String> match(
      String schema, String table, Map<String, ColumnType> columns, String name) {
    return texts(
        schema,
        columns,
        new CreateIndex(name, table, List.copyOf(columns.keySet()), false, true, IndexKind.MATCH));
  }

  private static List<String> texts(
      String schema, Map<String, ColumnType> columns, CreateIndex action) {
    String table = action.table();
    return IndexTexts.of(action, new TableFacts(Map.of(table, new HashMap<>(columns)), Set.of()))
        .stream()
        .map(index -> new Ddl(schema).createIndex(index, false))
        .toList();
  }
}
