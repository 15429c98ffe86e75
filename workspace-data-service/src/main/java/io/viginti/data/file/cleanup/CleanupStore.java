package io.viginti.data.file.cleanup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Rows of {@code records.files} as the cleanup sees them; every statement is a transaction. */
final class CleanupStore {
  private static final int AT_ONCE = 1_000;

  private static final String LEASE =
      """
      update records.files f
      set due_at = clock_timestamp() + ? * interval '1 second'
      from (
        select id from records.files
        where workspace_id = (
            select workspace_id from records.files
            where due_at <= clock_timestamp() and state <> 'REMOVED' order by due_at limit 1)
          and due_at <= clock_timestamp() and state <> 'REMOVED'
        order by due_at limit %d
        for update skip locked) as due
      where f.id = due.id
      returning f.workspace_id, f.id
      """
          .formatted(AT_ONCE);

  private static final String REFERRED =
      """
      update records.files
      set unreferenced_since = null, due_at = clock_timestamp() + ? * interval '1 second'
      where id = any (?)
      """;

  private static final String REMOVE =
      """
      update records.files set state = 'REMOVED'
      where id = any (?) and unreferenced_since is not null
      """;

  private static final String LOOSE =
      """
      update records.files
      set unreferenced_since = clock_timestamp(),
        due_at = clock_timestamp() + ? * interval '1 second'
      where id = any (?) and state <> 'REMOVED' and unreferenced_since is null
      """;

  private static final String REMOVED =
      """
      select workspace_id, id from records.files where state = 'REMOVED' order by id limit 100
      for update skip locked
      """;

  private final Connection connection;

  CleanupStore(Connection connection) {
    this.connection = connection;
  }

  /** A file of a workspace. */
  record Due(UUID workspace, UUID file) {}

  /** Files of one workspace that are due; nobody else gets them for a while. */
  List<Due> lease(Duration time) throws SQLException {
    try (PreparedStatement lease = connection.prepareStatement(LEASE)) {
      lease.setLong(1, time.toSeconds());
      return read(lease);
    }
  }

  /** To be looked at again after a time. */
  void areReferredTo(Collection<UUID> files, Duration again) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(REFERRED)) {
      update.setLong(1, again.toSeconds());
      set(update, 2, files);
      update.execute();
    }
  }

  /** Those that were so before are removed, the others looked at again after a time. */
  void areLoose(Collection<UUID> files, Duration again) throws SQLException {
    try (PreparedStatement remove = connection.prepareStatement(REMOVE);
        PreparedStatement loose = connection.prepareStatement(LOOSE)) {
      set(remove, 1, files);
      remove.execute();
      loose.setLong(1, again.toSeconds());
      set(loose, 2, files);
      loose.execute();
    }
  }

  /** Some whose bytes are to go; in a transaction, which holds them. */
  List<Due> holdRemoved() throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(REMOVED)) {
      return read(query);
    }
  }

  void delete(Collection<UUID> files) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from records.files where id = any (?)")) {
      set(delete, 1, files);
      delete.execute();
    }
  }

  void deleteWorkspace(UUID workspace) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from records.files where workspace_id = ?::uuid")) {
      delete.setString(1, workspace.toString());
      delete.execute();
    }
  }

  private void set(PreparedStatement statement, int place, Collection<UUID> ids)
      throws SQLException {
    statement.setArray(place, connection.createArrayOf("uuid", ids.toArray()));
  }

  private static List<Due> read(PreparedStatement query) throws SQLException {
    List<Due> due = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        due.add(new Due(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
      }
    }
    return due;
  }
}
