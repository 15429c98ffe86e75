package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.RecordOutput;
import io.viginti.data.value.WriteRow;
import io.viginti.data.value.WriteRow.Assign;
import io.viginti.data.value.WriteRow.ClearIfTarget;
import io.viginti.data.value.WriteRow.ColumnWrite;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes of one record and its event in one statement. {@code returning old} sees the row as the
 * change found it, also behind a concurrent writer.
 */
public final class WriteSql {
  private final SqlText sql = new SqlText();
  private final CatalogObject object;
  private final WriteScope scope;
  private final List<String> assignments = new ArrayList<>();
  private final List<String> updated = new ArrayList<>();

  private WriteSql(CatalogObject object, WriteScope scope) {
    this.object = object;
    this.scope = scope;
  }

  /**
   * @param ifUpdatedAt the version seen by the caller; null for any
   */
  public static WriteStatement update(
      CatalogObject object,
      UUID id,
      WriteRow row,
      @Nullable OffsetDateTime ifUpdatedAt,
      WriteScope scope,
      @Nullable RecordOutput answer) {
    WriteSql write = new WriteSql(object, scope);
    row.columns().forEach(write::assign);
    row.columnsOfField().forEach(write::compare);
    return write.statement("UPDATED", id, "is null", ifUpdatedAt, answer);
  }

  /** The same of a record that may be deleted: it is live afterwards. */
  public static WriteStatement revive(
      CatalogObject object,
      UUID id,
      WriteRow row,
      WriteScope scope,
      @Nullable RecordOutput answer) {
    WriteSql write = new WriteSql(object, scope);
    row.columns().forEach(write::assign);
    row.columnsOfField().forEach(write::compare);
    String deletedAt = RecordColumns.deletedAt(object).column();
    write.assignments.add(SqlText.quoted(deletedAt) + " = null");
    write.compare("deletedAt", List.of(deletedAt));
    return write.statement("UPDATED", id, null, null, answer);
  }

  public static WriteStatement delete(
      CatalogObject object,
      UUID id,
      @Nullable OffsetDateTime ifUpdatedAt,
      WriteScope scope,
      @Nullable RecordOutput answer) {
    WriteSql write = new WriteSql(object, scope);
    write.assignments.add(
        SqlText.quoted(RecordColumns.deletedAt(object).column()) + " = " + moment(object));
    write.updated.add("'deletedAt'");
    return write.statement("DELETED", id, "is null", ifUpdatedAt, answer);
  }

  public static WriteStatement restore(
      CatalogObject object, UUID id, WriteScope scope, @Nullable RecordOutput answer) {
    WriteSql write = new WriteSql(object, scope);
    write.assignments.add(SqlText.quoted(RecordColumns.deletedAt(object).column()) + " = null");
    write.updated.add("'deletedAt'");
    return write.statement("RESTORED", id, "is not null", null, answer);
  }

  /** Whether a live record of that id exists: tells a stale version from an absent record. */
  public static Statement findLive(CatalogObject object, UUID id) {
    SqlText sql = new SqlText();
    return sql.toStatement(
        "select 1 from %s as t where %s = %s and %s is null"
            .formatted(
                SqlText.table(object.tableName()),
                SqlText.column("t", RecordColumns.id(object).column()),
                sql.constant(id, ColumnType.UUID),
                SqlText.column("t", RecordColumns.deletedAt(object).column())));
  }

  private void assign(String column, ColumnWrite write) {
    String name = SqlText.quoted(column);
    assignments.add(
        name
            + " = "
            + switch (write) {
              case Assign assign -> value(column, assign);
              case ClearIfTarget clear ->
                  "case when %s = %s then null else %s end"
                      .formatted(
                          SqlText.column("t", clear.objectColumn()),
                          SqlText.literal(clear.table()),
                          SqlText.column("t", column));
            });
  }

  private String value(String column, Assign assign) {
    String value = sql.constant(assign.value(), assign.type());
    boolean isPlace =
        assign.value() instanceof Double number
            && number.isInfinite()
            && column.equals(RecordColumns.position(object).column());
    return isPlace ? place(object, value, "1") : value;
  }

  private void compare(String field, List<String> columns) {
    List<String> differences =
        columns.stream()
            .map(
                column ->
                    "%s is distinct from %s"
                        .formatted(SqlText.column("old", column), SqlText.column("new", column)))
            .toList();
    updated.add(
        "case when %s then %s end"
            .formatted(String.join(" or ", differences), SqlText.literal(field)));
  }

  private WriteStatement statement(
      String action,
      UUID id,
      @Nullable String deletedAtMust,
      @Nullable OffsetDateTime ifUpdatedAt,
      @Nullable RecordOutput answer) {
    stampUpdate();
    String idColumn = RecordColumns.id(object).column();
    StringBuilder where = new StringBuilder(SqlText.column("t", idColumn)).append(" = ");
    where.append(sql.constant(id, ColumnType.UUID));
    if (deletedAtMust != null) {
      where.append(" and ").append(SqlText.column("t", RecordColumns.deletedAt(object).column()));
      where.append(' ').append(deletedAtMust);
    }
    if (ifUpdatedAt != null) {
      where.append(" and ").append(SqlText.column("t", RecordColumns.updatedAt(object).column()));
      where.append(" = ").append(sql.constant(ifUpdatedAt, ColumnType.TIMESTAMPTZ));
    }
    String fields =
        updated.isEmpty()
            ? "'{}'::text[]"
            : "array_remove(array[" + String.join(", ", updated) + "]::text[], null)";
    String change =
        ("update %s as t set %s from (select clock_timestamp() as at) as m where %s"
                + " returning new.*, to_json(old) as \"$before\", to_json(new) as \"$after\","
                + " %s as \"$fields\"")
            .formatted(
                SqlText.table(object.tableName()), String.join(", ", assignments), where, fields);
    String event =
        new Outbox(sql, scope)
            .insert(
                object,
                action,
                "written as t",
                SqlText.column("t", idColumn),
                "t.\"$before\"",
                "t.\"$after\"",
                "t.\"$fields\"",
                SqlText.column("t", RecordColumns.updatedAt(object).column()));
    return answering(sql, object, change, event, answer);
  }

  private void stampUpdate() {
    String updatedAt = RecordColumns.updatedAt(object).column();
    assignments.add(SqlText.quoted(updatedAt) + " = " + moment(object));
    for (CompositeField.Part part : RecordColumns.updatedBy(object).parts()) {
      Object value = scope.actor().part(part.name());
      assignments.add(
          SqlText.quoted(part.column()) + " = " + sql.constant(value, part.columnType()));
    }
  }

  /** Later than every earlier version of the row, whatever the clocks say. */
  static String moment(CatalogObject object) {
    String updatedAt = SqlText.column("t", RecordColumns.updatedAt(object).column());
    return "greatest(m.at, " + updatedAt + " + interval '1 microsecond')";
  }

  /** A position where minus infinity asks for the first place and infinity for the last. */
  static String place(CatalogObject object, String value, String steps) {
    String position = SqlText.quoted(RecordColumns.position(object).column());
    String ends =
        "(select coalesce(%s(p."
            + position
            + "), 0) from "
            + SqlText.table(object.tableName())
            + " as p where p."
            + SqlText.quoted(RecordColumns.deletedAt(object).column())
            + " is null)";
    return "case %s when '-infinity' then %s - %s when 'infinity' then %s + %s else %s end"
        .formatted(value, ends.formatted("min"), steps, ends.formatted("max"), steps, value);
  }

  /** Change, event and answer in one statement. */
  static WriteStatement answering(
      SqlText sql,
      CatalogObject object,
      String change,
      String event,
      @Nullable RecordOutput answer) {
    RecordCells cells = new RecordCells(new Joins("t"));
    int id = cells.column(SqlText.column("t", RecordColumns.id(object).column()));
    List<Cell> answered = answer == null ? List.of() : cells.of(answer, "t");
    String text =
        "with written as (%s), event as (%s) select %s from written as t"
            .formatted(change, event, cells.selectList());
    return new WriteStatement(sql.toStatement(text), id, answered);
  }
}
