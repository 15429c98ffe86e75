package io.viginti.data.sql;

import io.viginti.contracts.shape.ColumnType;
import java.util.UUID;

/** Files that a write refers to. */
public final class FileSql {
  private FileSql() {}

  /**
   * Finds uploaded files of a workspace and keeps them until the transaction ends: rows of id,
   * name, category, extension. The cleanup, which looks for references and then removes what has
   * none, waits for the lock or sees that {@code unreferenced_since} was taken from the file.
   */
  public static Statement hold(UUID workspace, UUID[] ids) {
    SqlText sql = new SqlText();
    return sql.toStatement(
        "with held as (select id, name, category, extension, unreferenced_since from records.files"
            + " where workspace_id = "
            + sql.constant(workspace, ColumnType.UUID)
            + " and id = any("
            + sql.parameter(Parameter.constant(ids))
            + "::uuid[]) and state = 'STORED' order by id for no key update), kept as (update"
            + " records.files f set unreferenced_since = null from held where f.id = held.id and"
            + " held.unreferenced_since is not null) select id, name, category, extension from held");
  }
}
