package io.viginti.data.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viginti.contracts.migration.ContractRequest;
import io.viginti.contracts.migration.ExpandRequest;
import io.viginti.contracts.migration.MigrationAction;
import io.viginti.data.cluster.Cluster;
import io.viginti.data.cluster.WorkspaceSchema;
import io.viginti.data.migration.MigrationStore.VersionRow;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Expands and contracts a workspace's tables. Blocking: callers give it a thread. */
public final class MigrateWorkspace {
  private static final Logger LOG = Logger.getLogger(MigrateWorkspace.class);
  private static final TypeReference<List<MigrationAction>> ACTIONS = new TypeReference<>() {};

  private final ObjectMapper json;

  public MigrateWorkspace(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Brings the tables to {@code request.version()}, or leaves them as they were.
   *
   * @throws VigintiException CONFLICT with the reasons when the rows do not allow it; UNAVAILABLE
   *     when a lock or the database cannot be had, and then a repeat continues
   */
  public void expand(Cluster cluster, UUID workspaceId, ExpandRequest request) {
    Ddl ddl = new Ddl(WorkspaceSchema.nameOf(workspaceId));
    String actions = write(request.actions());
    try (MigrationStore store = open(cluster, workspaceId)) {
      boolean exists = store.exists();
      if (!exists && request.version() > 1) {
        throw VigintiException.notFound("Workspace");
      }
      Optional<VersionRow> done = exists ? store.find(request.version()) : Optional.empty();
      if (done.isPresent() && !done.get().actions().equals(actions)) {
        takeBack(store, ddl, done.get());
        done = Optional.empty();
      }
      if (done.isPresent() && done.get().phase() != Phase.STARTED) {
        return;
      }
      TableFacts facts = exists ? store.facts() : TableFacts.none();
      Script script = ExpandScript.of(ddl, facts, request.actions());
      VersionRow row = new VersionRow(request.version(), Phase.STARTED, actions);
      if (done.isEmpty()) {
        start(store, ddl, script, row, exists);
      }
      finish(store, ddl, script, row);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static void start(
      MigrationStore store, Ddl ddl, Script script, VersionRow row, boolean exists)
      throws SQLException {
    List<String> statements = new ArrayList<>();
    if (!exists) {
      statements.addAll(MigrationStore.creation(ddl));
    }
    statements.addAll(script.transaction());
    Phase phase = script.afterwards().isEmpty() ? Phase.EXPANDED : Phase.STARTED;
    try {
      store.inTransaction(
          statements, () -> store.save(new VersionRow(row.version(), phase, row.actions())));
    } catch (SQLException e) {
      throw Refusals.explain(e, "The change").orElseThrow(() -> e);
    }
  }

  private void finish(MigrationStore store, Ddl ddl, Script script, VersionRow row)
      throws SQLException {
    if (script.afterwards().isEmpty()) {
      return;
    }
    RunSteps steps = new RunSteps(store, ddl);
    try {
      steps.run(script.afterwards());
    } catch (VigintiException refused) {
      if (refused.code() == ErrorCode.CONFLICT) {
        takeBack(store, ddl, row);
      }
      throw refused;
    }
    store.save(new VersionRow(row.version(), Phase.EXPANDED, row.actions()));
  }

  private void takeBack(MigrationStore store, Ddl ddl, VersionRow row) throws SQLException {
    if (row.phase() == Phase.CONTRACTED || store.hasLaterThan(row.version())) {
      throw VigintiException.conflict(
          "Version " + row.version() + " was applied with other actions");
    }
    LOG.infov("taking back version {0} of {1}", row.version(), ddl.schema());
    List<Step> undo = UndoScript.of(ddl, store.facts(), read(row.actions()));
    new RunSteps(store, ddl).run(undo);
    store.delete(row.version());
  }

  /** Runs what removes. Repeatable. */
  public void contract(Cluster cluster, UUID workspaceId, ContractRequest request) {
    Ddl ddl = new Ddl(WorkspaceSchema.nameOf(workspaceId));
    try (MigrationStore store = open(cluster, workspaceId)) {
      VersionRow row =
          (store.exists() ? store.find(request.version()) : Optional.<VersionRow>empty())
              .orElseThrow(() -> VigintiException.notFound("Version"));
      switch (row.phase()) {
        case STARTED ->
            throw VigintiException.conflict("Version " + row.version() + " is not expanded");
        case CONTRACTED -> {
          return;
        }
        case EXPANDED -> {}
      }
      List<Step> steps =
          ContractScript.of(ddl, store.facts(), read(row.actions()), request.actions());
      new RunSteps(store, ddl).run(steps);
      store.save(new VersionRow(row.version(), Phase.CONTRACTED, row.actions()));
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static MigrationStore open(Cluster cluster, UUID workspaceId) throws SQLException {
    Connection connection = cluster.connect();
    try {
      return MigrationStore.open(connection, WorkspaceSchema.nameOf(workspaceId));
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static VigintiException unavailable(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    boolean away = state.startsWith("08") || state.startsWith("57") || state.startsWith("53");
    if (!away) {
      LOG.errorv(e, "migration failed with SQLSTATE {0}", state);
      throw new IllegalStateException("migration failed", e);
    }
    return VigintiException.unavailable("The workspace's database");
  }

  private String write(List<MigrationAction> actions) {
    try {
      return json.writerFor(ACTIONS).writeValueAsString(actions);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private List<MigrationAction> read(String actions) {
    try {
      return json.readValue(actions, ACTIONS);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
