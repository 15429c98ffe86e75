package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.value.WriteRow;
import io.viginti.data.value.WriteRow.Assign;
import io.viginti.data.value.WriteRow.ClearIfTarget;
import io.viginti.data.value.WriteRow.ColumnWrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Updates of given records, each with values of its own, and their events in one statement. A
 * record that was deleted is live afterwards.
 */
public final class ReviveSql {
  private final SqlText sql = new SqlText();
  private final CatalogObject object;
  private final List<WriteRow> rows;
  private final WriteScope scope;
  private final RowArrays arrays;
  private final List<String> assignments = new ArrayList<>();

  private ReviveSql(CatalogObject object, List<WriteRow> rows, WriteScope scope) {
    this.object = object;
    this.rows = rows;
    this.scope = scope;
    this.arrays = new RowArrays(sql, rows.size());
  }

  /**
   * @param ids of the records, in the order of the rows
   * @param rows what each record gets; what a row does not give stays as it is
   */
  public static WriteStatement of(
      CatalogObject object, List<UUID> ids, List<WriteRow> rows, WriteScope scope) {
    return new ReviveSql(object, rows, scope).statement(ids);
  }

  private WriteStatement statement(List<UUID> ids) {
    MorphTargets targets = MorphTargets.of(object, rows);
    String prelude = targets.locks(sql);
    String isRow =
        SqlText.column("t", RecordColumns.id(object).column())
            + " = "
            + arrays.add(ColumnType.UUID, ids::get);
    columns().forEach(this::assign);
    String deletedAt = RecordColumns.deletedAt(object).column();
    assignments.add(SqlText.quoted(deletedAt) + " = null");
    assignments.addAll(WriteSql.stamp(object, scope.actor(), sql));
    String differences = String.join(", ", differences(deletedAt));
    String change =
        ("update %s as t set %s from %s, (select clock_timestamp() as at) as m where %s%s"
                + " returning new.*, to_json(old) as \"$before\", to_json(new) as \"$after\","
                + " array_remove(array[%s]::text[], null) as \"$fields\","
                + " case when %s is null then 'UPDATED' else 'RESTORED' end as \"$action\"")
            .formatted(
                SqlText.table(object.tableName()),
                String.join(", ", assignments),
                arrays.relation(),
                isRow,
                targets.isEmpty() ? "" : " and " + targets.areFound(),
                differences,
                SqlText.column("old", deletedAt));
    Outbox outbox = new Outbox(sql, scope);
    LinkSql linked = new LinkSql(sql, outbox, scope);
    linked.changeEach(object, ids, rows.stream().map(WriteRow::links).toList());
    String event =
        outbox.insert(
            object,
            "t.\"$action\"",
            "written as t",
            SqlText.column("t", RecordColumns.id(object).column()),
            "t.\"$before\"",
            "t.\"$after\"",
            linked.updatedFields(object, "t.\"$fields\""),
            SqlText.column("t", RecordColumns.updatedAt(object).column()));
    return new WrittenRows(sql, object, prelude, change, linked, event, targets)
        .answering(false, scope.sees().restrict(object), null);
  }

  private Map<String, ColumnType> columns() {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    for (WriteRow row : rows) {
      row.columns().forEach((column, write) -> columns.putIfAbsent(column, write.type()));
    }
    return columns;
  }

  private void assign(String column, ColumnType type) {
    String kept = SqlText.column("t", column);
    String value = arrays.add(type, row -> given(rows.get(row), column));
    if (rows.stream().anyMatch(row -> WriteSql.isPlace(given(row, column)))) {
      value = WriteSql.place(object, column, value, "r.n");
    }
    String isGiven = flags(write -> write instanceof Assign, column);
    StringBuilder choice = new StringBuilder("case when " + isGiven + " then " + value);
    for (ClearIfTarget clear : clears(column)) {
      choice
          .append(" when ")
          .append(flags(clear::equals, column))
          .append(" and ")
          .append(SqlText.column("t", clear.objectColumn()))
          .append(" = ")
          .append(SqlText.literal(clear.table()))
          .append(" then null");
    }
    assignments.add(
        SqlText.quoted(column) + " = " + choice.append(" else ").append(kept).append(" end"));
  }

  private static @Nullable Object given(WriteRow row, String column) {
    return row.columns().get(column) instanceof Assign assign ? assign.value() : null;
  }

  private interface Kind {
    boolean is(ColumnWrite write);
  }

  private String flags(Kind kind, String column) {
    return arrays.add(
        ColumnType.BOOLEAN,
        row -> {
          ColumnWrite write = rows.get(row).columns().get(column);
          return write != null && kind.is(write);
        });
  }

  private Set<ClearIfTarget> clears(String column) {
    Set<ClearIfTarget> clears = new LinkedHashSet<>();
    for (WriteRow row : rows) {
      if (row.columns().get(column) instanceof ClearIfTarget clear) {
        clears.add(clear);
      }
    }
    return clears;
  }

  /** Of each row those that it gives: one row may give other parts of a field than another. */
  private List<String> differences(String deletedAt) {
    Map<String, Set<String>> fields = new LinkedHashMap<>();
    rows.forEach(
        row ->
            row.columnsOfField()
                .forEach(
                    (field, columns) ->
                        fields
                            .computeIfAbsent(field, none -> new LinkedHashSet<>())
                            .addAll(columns)));
    List<String> differences = new ArrayList<>();
    fields.forEach((field, columns) -> differences.add(difference(field, List.copyOf(columns))));
    differences.add(WriteSql.difference("deletedAt", List.of(deletedAt)));
    return differences;
  }

  private String difference(String field, List<String> columns) {
    String difference = WriteSql.difference(field, columns);
    return rows.stream().allMatch(row -> row.columnsOfField().containsKey(field))
        ? difference
        : "case when %s then %s end"
            .formatted(
                arrays.add(
                    ColumnType.BOOLEAN, row -> rows.get(row).columnsOfField().containsKey(field)),
                difference);
  }
}
