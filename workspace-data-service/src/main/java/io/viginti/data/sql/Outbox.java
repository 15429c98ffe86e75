package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import io.viginti.contracts.shape.ColumnType;
import java.util.UUID;

/** The part of a write statement that leaves the event. */
final class Outbox {
  private final SqlText sql;
  private final String workspace;
  private final String actor;
  private final String shape;
  private final String traceparent;
  private final String table;

  Outbox(SqlText sql, WriteScope scope) {
    this.sql = sql;
    UUID workspaceId = scope.workspaceId();
    workspace = sql.constant(workspaceId, ColumnType.UUID);
    actor = sql.parameter(Parameter.constant(scope.actor().toJson())) + "::text::json";
    shape = sql.constant(scope.shapeHash(), ColumnType.TEXT);
    table = scope.isBulk() ? "records.bulk_outbox" : "records.outbox";
    traceparent = sql.constant(scope.traceparent(), ColumnType.TEXT);
  }

  /**
   * @param action expression over {@code from}, and so those after it
   * @param from relation of the statement with the changed rows
   */
  String insert(
      CatalogObject object,
      String action,
      String from,
      String id,
      String before,
      String after,
      String updatedFields,
      String occurredAt) {
    return "insert into "
        + table
        + " (workspace_id, object, record_id, action, before, after,"
        + " updated_fields, actor, shape_hash, traceparent, occurred_at) select "
        + String.join(
            ", ",
            workspace,
            sql.constant(object.tableName(), ColumnType.TEXT),
            id,
            action,
            before,
            after,
            updatedFields,
            actor,
            shape,
            traceparent,
            occurredAt)
        + " from "
        + from;
  }
}
