package io.viginti.metadata.workspace;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.metadata.migration.DriveMigration;
import io.viginti.metadata.migration.MigrationRow;
import io.viginti.metadata.migration.MigrationStore;
import io.viginti.metadata.migration.Planned;
import io.viginti.metadata.migration.StartMigration;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.placement.PlacementStore;
import io.viginti.metadata.plan.OptionMoves;
import io.viginti.metadata.publish.PublishedStore;
import io.viginti.metadata.row.ModelStore;
import io.viginti.metadata.standard.StandardModel;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a workspace the standard objects; repeated, it goes on where it stopped. */
@ApplicationScoped
public class InstallWorkspace {
  private static final int FIRST_VERSION = 1;

  private final Transactions transactions;
  private final PlacementStore placement;
  private final ModelStore models;
  private final MigrationStore migrations;
  private final PublishedStore published;
  private final StartMigration startMigration;
  private final DriveMigration driveMigration;

  /** The same for every workspace: only ids differ, and neither shape nor tables have any. */
  private final Planned standard;

  InstallWorkspace(
      Transactions transactions,
      PlacementStore placement,
      ModelStore models,
      MigrationStore migrations,
      PublishedStore published,
      StartMigration startMigration,
      DriveMigration driveMigration) {
    this.transactions = transactions;
    this.placement = placement;
    this.models = models;
    this.migrations = migrations;
    this.published = published;
    this.startMigration = startMigration;
    this.driveMigration = driveMigration;
    this.standard =
        Planned.between(MetadataModel.EMPTY, StandardModel.of(new UUID(0, 0)), OptionMoves.NONE);
  }

  /** The first sign-up after a start is not the one that loads the classes. */
  void warmUp(@Observes StartupEvent started) {
    ModelStore.rows(new UUID(0, 0), StandardModel.of(new UUID(0, 0)).objects());
  }

  /**
   * @param cluster where the workspace is to be; null lets the rule decide. Of no effect once the
   *     workspace has its place
   */
  public Uni<SchemaVersion> install(UUID workspaceId, @Nullable String cluster) {
    return transactions
        .inTransaction(() -> begin(workspaceId, cluster))
        .chain(
            migration ->
                migration.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : driveMigration.drive(migration.get()))
        .chain(() -> transactions.inSession(() -> published.find(workspaceId)))
        .map(found -> found.orElseThrow(() -> VigintiException.notFound("Workspace")));
  }

  /** The migration to be driven; empty when a version is published. */
  private Uni<Optional<UUID>> begin(UUID workspaceId, @Nullable String cluster) {
    return migrations
        .lock(workspaceId)
        .chain(() -> published.find(workspaceId))
        .chain(
            version ->
                version.isPresent()
                    ? Uni.createFrom().item(Optional.<UUID>empty())
                    : migrations
                        .findInFlight(workspaceId)
                        .chain(
                            inFlight ->
                                inFlight.isPresent()
                                    ? Uni.createFrom().item(inFlight.get())
                                    : start(workspaceId, cluster))
                        .map(row -> Optional.of(row.id)));
  }

  private Uni<MigrationRow> start(UUID workspaceId, @Nullable String cluster) {
    return placement
        .find(workspaceId)
        .chain(
            placed ->
                placed.isPresent()
                    ? Uni.createFrom().item(placed.get())
                    : placement.place(
                        workspaceId, cluster, StandardModel.VERSION, Clock.systemUTC().instant()))
        .chain(() -> models.load(workspaceId))
        .chain(
            leftOver ->
                startMigration.start(
                    workspaceId,
                    leftOver,
                    StandardModel.of(workspaceId),
                    standard,
                    FIRST_VERSION,
                    false));
  }
}
