package io.viginti.data.purge;

import io.smallrye.mutiny.Uni;
import io.viginti.data.cluster.Cluster;
import io.viginti.data.cluster.Clusters;
import io.viginti.data.cluster.WorkspaceSchema;
import io.viginti.platform.tenancy.WorkspaceRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Drops a workspace's schema, on whichever cluster it is, and what {@code records} keeps of it.
 * Repeatable.
 */
@ApplicationScoped
class PurgeWorkspace implements WorkspaceRows {
  private static final Logger LOG = Logger.getLogger(PurgeWorkspace.class);
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  /** Tables dropped in one transaction: each needs locks on itself, its indexes and its toast. */
  private static final int TABLES_AT_ONCE = 10;

  private static final List<String> ROWS_OF =
      List.of("outbox", "bulk_outbox", "idempotency", "member_projection", "destruction");

  private final Clusters clusters;

  PurgeWorkspace(Clusters clusters) {
    this.clusters = clusters;
  }

  @Override
  public Uni<Void> purge(UUID workspaceId) {
    return Uni.createFrom().voidItem().emitOn(THREADS).invoke(() -> drop(workspaceId));
  }

  private void drop(UUID workspace) {
    for (Cluster cluster : clusters.all()) {
      try (Connection connection = cluster.connect()) {
        dropSchema(connection, WorkspaceSchema.nameOf(workspace));
        for (String table : ROWS_OF) {
          try (PreparedStatement delete =
              connection.prepareStatement(
                  "delete from records." + table + " where workspace_id = ?::uuid")) {
            delete.setString(1, workspace.toString());
            delete.execute();
          }
        }
      } catch (SQLException e) {
        throw new IllegalStateException("workspace cannot be purged", e);
      }
    }
    LOG.infov("event=workspace-purged workspace={0}", workspace);
  }

  private static void dropSchema(Connection connection, String schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      List<String> tables = tables(connection, schema);
      for (int from = 0; from < tables.size(); from += TABLES_AT_ONCE) {
        List<String> some = tables.subList(from, Math.min(tables.size(), from + TABLES_AT_ONCE));
        statement.execute(
            "set lock_timeout = '5s'; drop table if exists "
                + String.join(", ", some)
                + " cascade");
      }
      statement.execute("drop schema if exists \"" + schema + "\" cascade");
    }
  }

  private static List<String> tables(Connection connection, String schema) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = ?"
                + " order by tablename")) {
      query.setString(1, schema);
      List<String> tables = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      return tables;
    }
  }
}
