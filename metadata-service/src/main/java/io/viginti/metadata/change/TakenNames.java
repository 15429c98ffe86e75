package io.viginti.metadata.change;

import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.migration.MigrationAction.DropColumn;
import io.viginti.contracts.migration.MigrationAction.DropTable;
import io.viginti.contracts.migration.MigrationAction.ReplaceValues;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.RelationModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Physical names that are in use, by the model or by what is still to be dropped: a column removed
 * a minute ago is there until its contraction, and its successor needs another name.
 *
 * @param optionKeys by table and column: keys whose rows are still being moved
 */
public record TakenNames(
    Set<String> tables, Map<String, Set<String>> columns, Map<String, Set<String>> optionKeys) {

  public static TakenNames of(MetadataModel model, List<MigrationAction> pending) {
    Set<String> tables = new HashSet<>();
    Map<String, Set<String>> columns = new HashMap<>();
    Map<String, Set<String>> optionKeys = new HashMap<>();
    for (ObjectModel object : model.objects()) {
      tables.add(object.tableName());
      Set<String> own = columns.computeIfAbsent(object.tableName(), table -> new HashSet<>());
      for (FieldModel field : object.fields()) {
        field.columns().forEach(column -> own.add(column.name()));
        RelationModel relation = field.relation();
        if (relation != null && relation.junction() != null) {
          tables.add(relation.junction().table());
        }
      }
    }
    for (MigrationAction action : pending) {
      if (action instanceof DropTable drop) {
        tables.add(drop.table());
      } else if (action instanceof DropColumn drop) {
        columns.computeIfAbsent(drop.table(), table -> new HashSet<>()).add(drop.column());
      } else if (action instanceof ReplaceValues replace) {
        optionKeys
            .computeIfAbsent(replace.table() + "." + replace.column(), column -> new HashSet<>())
            .addAll(replace.keys().keySet());
      }
    }
    return new TakenNames(tables, columns, optionKeys);
  }

  Set<String> columnsOf(String table) {
    return columns.getOrDefault(table, Set.of());
  }

  Set<String> optionKeysOf(String table, String column) {
    return optionKeys.getOrDefault(table + "." + column, Set.of());
  }
}
