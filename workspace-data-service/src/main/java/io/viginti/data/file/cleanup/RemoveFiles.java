package io.viginti.data.file.cleanup;

import io.viginti.data.cluster.Cluster;
import io.viginti.data.cluster.Clusters;
import io.viginti.data.cluster.WorkspaceSchema;
import io.viginti.data.file.UploadsConfig;
import io.viginti.data.file.storage.FileStorage;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Removes what nothing refers to: rows, bytes, and staging files of uploads that died. */
@ApplicationScoped
class RemoveFiles {
  private static final Logger LOG = Logger.getLogger(RemoveFiles.class);

  private final Clusters clusters;
  private final FileStorage storage;
  private final UploadsConfig uploads;
  private final CleanupConfig config;

  RemoveFiles(Clusters clusters, FileStorage storage, UploadsConfig uploads, CleanupConfig config) {
    this.clusters = clusters;
    this.storage = storage;
    this.uploads = uploads;
    this.config = config;
  }

  /** All that is due now; a cluster that is away keeps its files. Blocks. */
  void removeDue() throws IOException {
    for (Cluster cluster : clusters.all()) {
      try (Connection connection = cluster.connect()) {
        removeDue(connection);
      } catch (SQLException | IOException e) {
        LOG.warnf(e, "event=files-not-removed cluster=%s", cluster.name());
      }
    }
    forgetStaged();
  }

  private void removeDue(Connection connection) throws SQLException, IOException {
    try (Statement limit = connection.createStatement()) {
      limit.execute("set statement_timeout = '30s'");
    }
    judge(connection);
    while (removeBytes(connection)) {
      // until none is left
    }
  }

  private void judge(Connection connection) throws SQLException {
    CleanupStore files = new CleanupStore(connection);
    for (List<CleanupStore.Due> due = files.lease(config.lease());
        !due.isEmpty();
        due = files.lease(config.lease())) {
      UUID workspace = due.getFirst().workspace();
      List<UUID> ids = due.stream().map(CleanupStore.Due::file).toList();
      try {
        Set<UUID> referred =
            new FileReferences(connection, WorkspaceSchema.nameOf(workspace)).among(ids);
        List<UUID> loose = new ArrayList<>(ids);
        loose.removeAll(referred);
        files.areReferredTo(referred, uploads.retention());
        files.areLoose(loose, uploads.retention());
      } catch (SQLException e) {
        // a table that goes just now, or one too long to read: the files stay, and are due again
        LOG.warnf(e, "event=files-not-judged workspace=%s count=%d", workspace, ids.size());
      }
    }
  }

  private boolean removeBytes(Connection connection) throws SQLException, IOException {
    CleanupStore files = new CleanupStore(connection);
    connection.setAutoCommit(false);
    try {
      List<CleanupStore.Due> removed = files.holdRemoved();
      for (CleanupStore.Due file : removed) {
        storage.removeFile(file.workspace(), file.file());
      }
      files.delete(removed.stream().map(CleanupStore.Due::file).toList());
      connection.commit();
      return !removed.isEmpty();
    } catch (SQLException | IOException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void forgetStaged() throws IOException {
    Instant dead = Instant.now().minus(config.stagingAge());
    try (DirectoryStream<Path> staged = Files.newDirectoryStream(storage.staging())) {
      for (Path file : staged) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(dead)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
