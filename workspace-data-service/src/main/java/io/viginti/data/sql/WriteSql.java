package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.RecordOutput;
import io.viginti.data.value.LinkChange;
import io.viginti.data.value.WriteRow;
import io.viginti.data.value.WriteRow.Assign;
import io.viginti.data.value.WriteRow.ClearIfTarget;
import io.viginti.data.value.WriteRow.ColumnWrite;
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
  private final MorphTargets targets;
  private final List<String> assignments = new ArrayList<>();
  private final List<String> updated = new ArrayList<>();
  private final List<LinkChange> links = new ArrayList<>();

  /** Whether records whose destruction is under way are left alone. */
  private boolean leavesDestruction;

  private WriteSql(CatalogObject object, WriteScope scope, MorphTargets targets) {
    this.object = object;
    this.scope = scope;
    this.targets = targets;
  }

  public static WriteStatement update(
      CatalogObject object,
      Which which,
      WriteRow row,
      WriteScope scope,
      @Nullable RecordOutput answer) {
    WriteSql write = new WriteSql(object, scope, MorphTargets.of(object, List.of(row)));
    row.columns().forEach(write::assign);
    row.columnsOfField().forEach(write::compare);
    write.links.addAll(row.links());
    return write.statement("UPDATED", which, "is null", answer);
  }

  public static WriteStatement delete(
      CatalogObject object, Which which, WriteScope scope, @Nullable RecordOutput answer) {
    WriteSql write = new WriteSql(object, scope, MorphTargets.of(object, List.of()));
    write.assignments.add(
        SqlText.quoted(RecordColumns.deletedAt(object).column()) + " = " + moment(object));
    write.updated.add("'deletedAt'");
    return write.statement("DELETED", which, "is null", answer);
  }

  public static WriteStatement restore(
      CatalogObject object, Which which, WriteScope scope, @Nullable RecordOutput answer) {
    WriteSql write = new WriteSql(object, scope, MorphTargets.of(object, List.of()));
    write.assignments.add(SqlText.quoted(RecordColumns.deletedAt(object).column()) + " = null");
    write.updated.add("'deletedAt'");
    write.leavesDestruction = true;
    return write.statement("RESTORED", which, "is not null", answer);
  }

  /** Whether a live record of that id is there: tells a stale version from an absent record. */
  public static Statement findLive(CatalogObject object, UUID id, Condition rule) {
    SqlText sql = new SqlText();
    Joins joins = new Joins(sql, "t");
    String visible = visible(rule, sql, joins);
    return sql.toStatement(
        "select 1 from %s as t%s where %s = %s and %s is null%s"
            .formatted(
                SqlText.table(object.tableName()),
                joins.text(),
                SqlText.column("t", RecordColumns.id(object).column()),
                sql.constant(id, ColumnType.UUID),
                SqlText.column("t", RecordColumns.deletedAt(object).column()),
                visible));
  }

  /** A further part of a condition on {@code t}; empty where every record is there. */
  static String visible(Condition rule, SqlText sql, Joins joins) {
    return rule == Condition.Known.TRUE ? "" : " and " + new ConditionSql(sql, joins).render(rule);
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
    return isPlace(assign.value()) ? place(object, column, value, "1") : value;
  }

  private void compare(String field, List<String> columns) {
    updated.add(difference(field, columns));
  }

  /** The name of a field whose columns the statement changed, else null. */
  static String difference(String field, List<String> columns) {
    List<String> differences =
        columns.stream()
            .map(
                column ->
                    "%s is distinct from %s"
                        .formatted(SqlText.column("old", column), SqlText.column("new", column)))
            .toList();
    return "case when %s then %s end"
        .formatted(String.join(" or ", differences), SqlText.literal(field));
  }

  private WriteStatement statement(
      String action, Which which, @Nullable String deletedAtMust, @Nullable RecordOutput answer) {
    assignments.addAll(stamp(object, scope.actor(), sql));
    String fields =
        updated.isEmpty()
            ? "'{}'::text[]"
            : "array_remove(array[" + String.join(", ", updated) + "]::text[], null)";
    String prelude =
        targets.locks(sql)
            + switch (which) {
              case Which.One one ->
                  isRestricted()
                      ? "chosen as materialized (" + choose(one, deletedAtMust) + "), "
                      : "";
              case Which.Chosen chosen -> chosen(object, chosen, sql, "for no key update of t");
            };
    String change =
        ("update %s as t set %s from (select clock_timestamp() as at) as m%s"
                + " returning new.*, to_json(old) as \"$before\", to_json(new) as \"$after\","
                + " %s as \"$fields\"")
            .formatted(
                SqlText.table(object.tableName()),
                String.join(", ", assignments),
                where(which, deletedAtMust)
                    + (leavesDestruction ? " and not " + isPending() : "")
                    + (targets.isEmpty() ? "" : " and " + targets.areFound()),
                fields);
    Outbox outbox = new Outbox(sql, scope);
    LinkSql linked = new LinkSql(sql, outbox, scope);
    linked.change(object, links);
    String event =
        outbox.insert(
            object,
            "'" + action + "'",
            "written as t",
            SqlText.column("t", RecordColumns.id(object).column()),
            "t.\"$before\"",
            "t.\"$after\"",
            linked.updatedFields(object, "t.\"$fields\""),
            SqlText.column("t", RecordColumns.updatedAt(object).column()));
    return new WrittenRows(sql, object, prelude, change, linked, event, targets)
        .answering(
            which instanceof Which.Chosen, isRestricted() && !action.equals("DELETED"), answer);
  }

  private String isPending() {
    String id = SqlText.column("t", RecordColumns.id(object).column());
    return DestructionSql.isPending(object, id, scope.workspaceId(), sql);
  }

  private String where(Which which, @Nullable String deletedAtMust) {
    String id = SqlText.column("t", RecordColumns.id(object).column());
    return switch (which) {
      case Which.Chosen chosen ->
          ", chosen as c where %s = c.id and (select count(*) from chosen) <= %d"
              .formatted(id, chosen.most());
      case Which.One one ->
          isRestricted()
              ? ", chosen as c where " + id + " = c.id"
              : " where " + is(one, deletedAtMust);
    };
  }

  private boolean isRestricted() {
    return scope.sees().restrict(object);
  }

  private String is(Which.One one, @Nullable String deletedAtMust) {
    StringBuilder is = new StringBuilder(SqlText.column("t", RecordColumns.id(object).column()));
    is.append(" = ").append(sql.constant(one.id(), ColumnType.UUID));
    if (deletedAtMust != null) {
      is.append(" and ")
          .append(SqlText.column("t", RecordColumns.deletedAt(object).column()))
          .append(' ')
          .append(deletedAtMust);
    }
    if (one.ifUpdatedAt() != null) {
      is.append(" and ")
          .append(SqlText.column("t", RecordColumns.updatedAt(object).column()))
          .append(" = ")
          .append(sql.constant(one.ifUpdatedAt(), ColumnType.TIMESTAMPTZ));
    }
    return is.toString();
  }

  /** Selects the one row if it is there, locked as those of a filter are. */
  private String choose(Which.One one, @Nullable String deletedAtMust) {
    Joins joins = new Joins(sql, "t");
    String visible = visible(scope.sees().of(object), sql, joins);
    return "select %s as id from %s as t%s where %s%s for no key update of t"
        .formatted(
            SqlText.column("t", RecordColumns.id(object).column()),
            SqlText.table(object.tableName()),
            joins.text(),
            is(one, deletedAtMust),
            visible);
  }

  /**
   * The part {@code chosen} of a {@code with} clause. The lock waits for whoever is at work on a
   * row and then looks again whether the condition still holds.
   */
  private static String chosen(
      CatalogObject object, Which.Chosen chosen, SqlText sql, String lock) {
    return "chosen as materialized (" + choose(object, chosen, sql, lock) + "), ";
  }

  /** Selects the ids of the rows chosen, one above the limit to tell that there are more. */
  static String choose(CatalogObject object, Which.Chosen chosen, SqlText sql, String lock) {
    sql.slow();
    Joins joins = new Joins(sql, "t");
    String condition = new ConditionSql(sql, joins).render(chosen.where());
    String id = SqlText.column("t", RecordColumns.id(object).column());
    return "select %s as id from %s as t%s where %s order by %s limit %d %s"
        .formatted(
            id,
            SqlText.table(object.tableName()),
            joins.text(),
            condition,
            id,
            chosen.most() + 1,
            lock);
  }

  /** Assignments that say when and by whom a row was changed. */
  static List<String> stamp(CatalogObject object, Actor actor, SqlText sql) {
    List<String> assignments = new ArrayList<>();
    String updatedAt = RecordColumns.updatedAt(object).column();
    assignments.add(SqlText.quoted(updatedAt) + " = " + moment(object));
    for (CompositeField.Part part : RecordColumns.updatedBy(object).parts()) {
      assignments.add(
          SqlText.quoted(part.column())
              + " = "
              + sql.constant(actor.part(part.name()), part.columnType()));
    }
    return assignments;
  }

  /** Later than every earlier version of the row, whatever the clocks say. */
  static String moment(CatalogObject object) {
    String updatedAt = SqlText.column("t", RecordColumns.updatedAt(object).column());
    return "greatest(m.at, " + updatedAt + " + interval '1 microsecond')";
  }

  /** Whether a parameter asks for the first or last place: no other number is infinite. */
  static boolean isPlace(@Nullable Object value) {
    return value instanceof Double number && number.isInfinite();
  }

  /** A position where minus infinity asks for the first place and infinity for the last. */
  static String place(CatalogObject object, String column, String value, String steps) {
    String position = SqlText.quoted(column);
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
}
