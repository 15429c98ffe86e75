package io.viginti.metadata.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.migration.MigrationAction.AddColumn;
import io.viginti.contracts.migration.MigrationAction.AddForeignKey;
import io.viginti.contracts.migration.MigrationAction.Column;
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
import io.viginti.contracts.shape.ShapeJunction;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.RelationModel;
import io.viginti.metadata.plan.TableLayout.FieldLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compares two layouts and writes the steps.
 *
 * <p>Order of an expansion: tables, columns, foreign keys, what may fail on the rows that are there
 * (mirrors, fills, unique indexes), and last what relaxes or moves rows, so that a failure before
 * it leaves nothing to take back but additions.
 */
final class PlanWriter {
  private final MetadataModel before;
  private final MetadataModel after;
  private final OptionMoves moves;

  private final List<MigrationAction> tables = new ArrayList<>();
  private final List<MigrationAction> columns = new ArrayList<>();
  private final List<MigrationAction> foreignKeys = new ArrayList<>();
  private final List<MigrationAction> search = new ArrayList<>();
  private final List<MigrationAction> rows = new ArrayList<>();
  private final List<MigrationAction> indexes = new ArrayList<>();
  private final List<MigrationAction> relaxations = new ArrayList<>();
  private final List<MigrationAction> contraction = new ArrayList<>();
  private final List<MigrationAction> droppedTables = new ArrayList<>();

  PlanWriter(MetadataModel before, MetadataModel after, OptionMoves moves) {
    this.before = before;
    this.after = after;
    this.moves = moves;
  }

  MigrationPlan plan() {
    Map<UUID, TableLayout> old = layouts(before);
    Map<UUID, TableLayout> now = layouts(after);
    now.forEach(
        (id, layout) -> {
          TableLayout previous = old.get(id);
          if (previous == null) {
            create(layout);
          } else {
            compare(previous, layout);
          }
        });
    old.forEach(
        (id, layout) -> {
          if (!now.containsKey(id)) {
            if (layout.search() != null) {
              droppedTables.add(new DropSearch(layout.table()));
            }
            droppedTables.add(new DropTable(layout.table()));
          }
        });
    compareJunctions();
    contraction.addAll(droppedTables);
    return new MigrationPlan(
        joined(tables, columns, foreignKeys, search, rows, indexes, relaxations), contraction);
  }

  private static Map<UUID, TableLayout> layouts(MetadataModel model) {
    Map<UUID, TableLayout> layouts = new LinkedHashMap<>();
    for (ObjectModel object : model.objects()) {
      layouts.put(object.id(), TableLayout.of(model, object));
    }
    return layouts;
  }

  private void compareJunctions() {
    Map<String, CreateJunction> old = junctions(before);
    Map<String, CreateJunction> now = junctions(after);
    now.forEach(
        (table, creation) -> {
          if (!old.containsKey(table)) {
            tables.add(creation);
          }
        });
    old.forEach(
        (table, creation) -> {
          if (!now.containsKey(table)) {
            droppedTables.addFirst(new DropTable(table));
          }
        });
  }

  /** Tables of links by name, each found on its source's side. */
  private static Map<String, CreateJunction> junctions(MetadataModel model) {
    Map<String, CreateJunction> junctions = new LinkedHashMap<>();
    for (ObjectModel object : model.objects()) {
      for (FieldModel field : object.fields()) {
        RelationModel relation = field.relation();
        if (relation == null) {
          continue;
        }
        ShapeJunction links = relation.junction();
        if (links != null && links.ownColumn().equals(CreateJunction.SOURCE)) {
          UUID target = relation.targetObjectIds().getFirst();
          junctions.put(
              links.table(),
              new CreateJunction(
                  links.table(), object.tableName(), model.requireObject(target).tableName()));
        }
      }
    }
    return junctions;
  }

  private void create(TableLayout layout) {
    tables.add(new CreateTable(layout.table(), layout.columns()));
    layout.fields().values().forEach(field -> addForeignKey(layout.table(), field));
    layout.indexes().values().forEach(index -> indexes.add(index.create(layout.table())));
    if (layout.search() != null) {
      search.add(new KeepSearch(layout.table(), layout.search(), null, false));
    }
  }

  private void compare(TableLayout old, TableLayout now) {
    Set<String> dying = new HashSet<>();
    now.fields()
        .forEach(
            (id, field) -> {
              FieldLayout previous = old.fields().get(id);
              if (previous == null) {
                add(now.table(), field);
              } else {
                compare(now.table(), previous, field, dying);
              }
            });
    old.fields()
        .forEach(
            (id, field) -> {
              if (!now.fields().containsKey(id)) {
                remove(now.table(), field, dying);
              }
            });
    compareIndexes(old, now, dying);
    compareSearch(old, now);
  }

  /**
   * What a document gains is in it before the version is published. What it loses stays until no
   * writer of the version before is left, and leaves before its column does.
   */
  private void compareSearch(TableLayout old, TableLayout now) {
    SearchDocument was = old.search();
    SearchDocument is = now.search();
    if (Objects.equals(was, is)) {
      return;
    }
    if (is == null) {
      contraction.add(new DropSearch(now.table()));
      return;
    }
    if (was == null) {
      search.add(new KeepSearch(now.table(), is, null, true));
      return;
    }
    Set<String> gained = new HashSet<>(is.columns());
    gained.removeAll(was.columns());
    Set<String> lost = new HashSet<>(was.columns());
    lost.removeAll(is.columns());
    boolean isLabelledAnew = !was.label().equals(is.label());
    if (!gained.isEmpty() || isLabelledAnew) {
      Set<String> there = columnNames(old);
      boolean fills = isLabelledAnew || gained.stream().anyMatch(there::contains);
      search.add(new KeepSearch(now.table(), is, was, fills));
    }
    if (!lost.isEmpty()) {
      Set<String> left = columnNames(now);
      lost.removeIf(column -> isRetyped(old, now, column) && !left.contains(column));
      contraction.addFirst(new KeepSearch(now.table(), is, is, !lost.isEmpty()));
    }
  }

  private static Set<String> columnNames(TableLayout layout) {
    Set<String> names = new HashSet<>();
    layout.columns().forEach(column -> names.add(column.name()));
    return names;
  }

  /** Its text is in the column that took its place. */
  private static boolean isRetyped(TableLayout old, TableLayout now, String column) {
    return old.fields().entrySet().stream()
        .filter(field -> names(field.getValue()).contains(column))
        .anyMatch(field -> now.fields().containsKey(field.getKey()));
  }

  private void add(String table, FieldLayout field) {
    for (Column column : field.columns()) {
      columns.add(new AddColumn(table, column));
    }
    addForeignKey(table, field);
  }

  private void addForeignKey(String table, FieldLayout field) {
    if (field.targetTable() != null) {
      foreignKeys.add(
          new AddForeignKey(table, field.columns().getFirst().name(), field.targetTable()));
    }
  }

  /** The rows written between publication and contraction no longer name the column. */
  private void remove(String table, FieldLayout field, Set<String> dying) {
    if (field.isRequired()) {
      relax(table, field.columns().getFirst().name());
    }
    for (Column column : field.columns()) {
      contraction.add(new DropColumn(table, column.name()));
      dying.add(column.name());
    }
  }

  private void compare(String table, FieldLayout old, FieldLayout now, Set<String> dying) {
    boolean isRetyped = !names(old).equals(names(now));
    if (isRetyped) {
      retype(table, old, now, dying);
    } else if (now.isRequired() && !old.isRequired()) {
      require(table, now.columns().getFirst().name(), now.fill());
    } else if (old.isRequired() && !now.isRequired()) {
      relax(table, now.columns().getFirst().name());
    }
    Map<String, @Nullable String> keys = moves.byField().get(now.field().id());
    if (keys != null && !keys.isEmpty() && !isRetyped) {
      Column column = now.columns().getFirst();
      ReplaceValues move = new ReplaceValues(table, column.name(), column.type(), keys);
      relaxations.add(move);
      contraction.addFirst(move);
    }
  }

  /** Writers of both versions go on: each into its own column, and a trigger keeps them equal. */
  private void retype(String table, FieldLayout old, FieldLayout now, Set<String> dying) {
    Column from = old.columns().getFirst();
    Column to = now.columns().getFirst();
    columns.add(new AddColumn(table, new Column(to.name(), to.type(), true, null)));
    rows.add(new MirrorColumn(table, from.name(), from.type(), to.name(), to.type()));
    if (old.isRequired()) {
      relax(table, from.name());
    }
    if (now.isRequired()) {
      require(table, to.name(), now.fill());
    }
    contraction.add(new DropMirror(table, from.name(), to.name()));
    contraction.add(new DropColumn(table, from.name()));
    dying.add(from.name());
  }

  /**
   * With a value to fill in, the constraint waits for the writers of the old version. Without one
   * the rows that are there must have a value already, which the constraint itself finds out.
   */
  private void require(String table, String column, @Nullable JsonNode fill) {
    if (fill == null) {
      rows.add(new RequireNotNull(table, column));
    } else {
      rows.add(new FillColumn(table, column, fill));
      contraction.add(new FillColumn(table, column, fill));
      contraction.add(new RequireNotNull(table, column));
    }
  }

  private void relax(String table, String column) {
    relaxations.add(new RelaxNotNull(table, column));
  }

  private void compareIndexes(TableLayout old, TableLayout now, Set<String> dying) {
    now.indexes()
        .forEach(
            (name, index) -> {
              if (!old.indexes().containsKey(name)) {
                indexes.add(index.create(now.table()));
              }
            });
    old.indexes()
        .forEach(
            (name, index) -> {
              boolean diesWithColumn = index.columns().stream().anyMatch(dying::contains);
              if (now.indexes().containsKey(name) || diesWithColumn) {
                return;
              }
              if (index.isUnique()) {
                relaxations.add(new DropIndex(name));
              } else {
                contraction.add(new DropIndex(name));
              }
            });
  }

  private static List<String> names(FieldLayout field) {
    return field.columns().stream().map(Column::name).toList();
  }

  @SafeVarargs
  private static List<MigrationAction> joined(List<MigrationAction>... parts) {
    List<MigrationAction> all = new ArrayList<>();
    for (List<MigrationAction> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
