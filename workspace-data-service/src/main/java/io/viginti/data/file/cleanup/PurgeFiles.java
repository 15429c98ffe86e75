package io.viginti.data.file.cleanup;

import io.smallrye.mutiny.Uni;
import io.viginti.data.cluster.Cluster;
import io.viginti.data.cluster.Clusters;
import io.viginti.data.file.storage.FileStorage;
import io.viginti.platform.tenancy.WorkspaceRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Removes all files of a workspace that was deleted: rows first, so that no upload ends. */
@ApplicationScoped
class PurgeFiles implements WorkspaceRows {
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final Clusters clusters;
  private final FileStorage storage;

  PurgeFiles(Clusters clusters, FileStorage storage) {
    this.clusters = clusters;
    this.storage = storage;
  }

  @Override
  public Uni<Void> purge(UUID workspaceId) {
    return Uni.createFrom().voidItem().emitOn(THREADS).invoke(() -> remove(workspaceId));
  }

  private void remove(UUID workspace) {
    try {
      for (Cluster cluster : clusters.all()) {
        try (Connection connection = cluster.connect()) {
          new CleanupStore(connection).deleteWorkspace(workspace);
        }
      }
      storage.removeWorkspace(workspace);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("files cannot be purged", e);
    }
  }
}
