package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.ReferenceField;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.RecordColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Destructions that are carried out in parts: what is kept of them, and the marks of their records.
 */
public final class DestructionSql {
  private DestructionSql() {}

  /** Whether the destruction of the record with that id is under way, as an expression. */
  static String isPending(CatalogObject object, String id, UUID workspace, SqlText sql) {
    return "exists (select from records.destruction_record as d where d.workspace_id = %s and d.object = %s and d.record_id = %s)"
        .formatted(
            sql.constant(workspace, ColumnType.UUID), SqlText.literal(object.tableName()), id);
  }

  /** Finds a record by its id if its destruction is under way. */
  public static Statement findPending(CatalogObject object, UUID id, WriteScope scope) {
    SqlText sql = new SqlText();
    String given = sql.constant(id, ColumnType.UUID);
    Condition rule = scope.sees().of(object);
    return sql.toStatement(
        "select 1 where "
            + isPending(object, given, scope.workspaceId(), sql)
            + (rule == Condition.Known.TRUE
                ? ""
                : " and " + VisibleSql.exists(object, given, rule, sql)));
  }

  /** Marks live records deleted, with their events; deleted ones stay as they are. */
  public static Statement hide(CatalogObject object, UUID[] ids, WriteScope scope) {
    SqlText sql = new SqlText();
    Outbox outbox = new Outbox(sql, scope);
    String id = SqlText.column("t", RecordColumns.id(object).column());
    List<String> assignments = new ArrayList<>();
    assignments.add(
        SqlText.quoted(RecordColumns.deletedAt(object).column()) + " = " + WriteSql.moment(object));
    assignments.addAll(WriteSql.stamp(object, scope.actor(), sql));
    return sql.toStatement(
        ("with written as (update %s as t set %s from (select clock_timestamp() as at) as m"
                + " where %s = any(%s::uuid[]) and %s is null"
                + " returning new.*, to_json(old) as \"$before\", to_json(new) as \"$after\") %s")
            .formatted(
                SqlText.table(object.tableName()),
                String.join(", ", assignments),
                id,
                sql.parameter(Parameter.constant(ids)),
                SqlText.column("t", RecordColumns.deletedAt(object).column()),
                outbox.insert(
                    object,
                    "'DELETED'",
                    "written as t",
                    id,
                    "t.\"$before\"",
                    "t.\"$after\"",
                    "array['deletedAt']",
                    SqlText.column("t", RecordColumns.updatedAt(object).column()))));
  }

  /**
   * Keeps what is to be done; the job of its id does it. Records that somebody else began to
   * destroy while this transaction waited for them stay with the other one.
   */
  public static Statement begin(CatalogObject object, UUID[] ids, WriteScope scope) {
    SqlText sql = new SqlText();
    return sql.toStatement(
        ("with begun as (insert into records.destruction (workspace_id, object, actor, traceparent)"
                + " values (%s, %s, %s::text::json, %s) returning id, workspace_id, object)"
                + " insert into records.destruction_record"
                + " (workspace_id, object, record_id, destruction_id)"
                + " select workspace_id, object, unnest(%s::uuid[]), id from begun"
                + " on conflict (workspace_id, object, record_id) do nothing")
            .formatted(
                sql.constant(scope.workspaceId(), ColumnType.UUID),
                sql.constant(object.tableName(), ColumnType.TEXT),
                sql.parameter(Parameter.constant(scope.actor().toJson())),
                sql.constant(scope.traceparent(), ColumnType.TEXT),
                sql.parameter(Parameter.constant(ids))));
  }

  /**
   * Locks a destruction of the workspace: its object, actor, trace, what it is expected to touch
   * and has touched, whether it is over, and the records' ids.
   */
  public static Statement lock(UUID destruction, UUID workspace) {
    SqlText sql = new SqlText();
    return sql.toStatement(
        ("select d.object, d.actor::text, d.traceparent, d.expected, d.touched, d.is_over,"
                + " (select coalesce(array_agg(r.record_id order by r.record_id), '{}')"
                + " from records.destruction_record as r where r.destruction_id = d.id) as ids"
                + " from records.destruction as d where d.id = %s and d.workspace_id = %s"
                + " for update of d")
            .formatted(
                sql.constant(destruction, ColumnType.UUID),
                sql.constant(workspace, ColumnType.UUID)));
  }

  /** Locks the records themselves: nobody can begin to refer to them any more. */
  public static Statement hold(CatalogObject object, UUID[] ids) {
    SqlText sql = new SqlText();
    String id = SqlText.column("t", RecordColumns.id(object).column());
    return sql.toStatement(
        "select 1 from %s as t where %s = any(%s::uuid[]) order by %s for update"
            .formatted(
                SqlText.table(object.tableName()), id, sql.parameter(Parameter.constant(ids)), id));
  }

  /**
   * How many rows of the relations point at the records.
   *
   * @param relations not empty
   */
  public static Statement count(List<ReferenceField> relations, UUID[] ids) {
    SqlText sql = new SqlText();
    String targets = sql.parameter(Parameter.constant(ids)) + "::uuid[]";
    List<String> parts = new ArrayList<>();
    for (ReferenceField relation : relations) {
      parts.add(
          "(select count(*) from %s as t where %s = any(%s)%s)"
              .formatted(
                  SqlText.table(relation.owner().tableName()),
                  SqlText.column("t", relation.idColumn()),
                  targets,
                  Joins.leadsTo("t", relation)));
    }
    sql.slow();
    return sql.toStatement("select " + String.join(" + ", parts));
  }

  /** Keeps how far a destruction came. */
  public static Statement advance(UUID destruction, long expected, long touched, boolean isOver) {
    SqlText sql = new SqlText();
    return sql.toStatement(
        "update records.destruction set expected = %s, touched = %s, is_over = %s where id = %s"
            .formatted(
                sql.constant(expected, ColumnType.BIGINT),
                sql.constant(touched, ColumnType.BIGINT),
                sql.constant(isOver, ColumnType.BOOLEAN),
                sql.constant(destruction, ColumnType.UUID)));
  }
}
