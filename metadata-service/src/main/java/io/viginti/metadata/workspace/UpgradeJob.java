package io.viginti.metadata.workspace;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.viginti.metadata.migration.DriveMigration;
import io.viginti.metadata.migration.MigrationStore;
import io.viginti.metadata.migration.Planned;
import io.viginti.metadata.migration.StartMigration;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.placement.PlacementStore;
import io.viginti.metadata.publish.PublishedStore;
import io.viginti.metadata.row.ModelStore;
import io.viginti.metadata.standard.StandardModel;
import io.viginti.metadata.standard.UpgradedModel;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Brings workspaces whose standard objects are of an older version up to today's, a few at a time,
 * by the same migrations as any other change.
 */
@ApplicationScoped
class UpgradeJob {
  private static final Logger LOG = Logger.getLogger(UpgradeJob.class);
  private static final int BATCH = 10;

  private final Transactions transactions;
  private final PlacementStore placement;
  private final ModelStore models;
  private final MigrationStore migrations;
  private final PublishedStore published;
  private final StartMigration startMigration;
  private final DriveMigration driveMigration;

  UpgradeJob(
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
  }

  @Scheduled(
      identity = "standard-upgrade",
      every = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> run() {
    return transactions
        .inSession(() -> placement.listBehind(StandardModel.VERSION, BATCH))
        .onItem()
        .transformToMulti(ids -> Multi.createFrom().iterable(ids))
        .onItem()
        .transformToUniAndConcatenate(this::upgrade)
        .collect()
        .asList()
        .replaceWithVoid()
        .onFailure()
        .invoke(e -> LOG.warnf("event=upgrade-stopped reason=%s", e))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> upgrade(UUID workspaceId) {
    return transactions
        .inTransaction(() -> begin(workspaceId))
        .chain(
            migration ->
                migration.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : driveMigration
                        .drive(migration.get())
                        .chain(() -> transactions.inTransaction(() -> note(workspaceId)))
                        .invoke(() -> LOG.infof("event=upgraded workspace=%s", workspaceId)))
        .onFailure()
        .invoke(e -> LOG.warnf("event=upgrade-failed workspace=%s reason=%s", workspaceId, e))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> note(UUID workspaceId) {
    return placement.setStandardVersion(workspaceId, StandardModel.VERSION);
  }

  /** The migration to be driven; empty when there is nothing to do, or something else goes on. */
  private Uni<Optional<UUID>> begin(UUID workspaceId) {
    return migrations
        .lock(workspaceId)
        .chain(() -> migrations.findInFlight(workspaceId))
        .chain(
            inFlight ->
                inFlight.isPresent()
                    ? Uni.createFrom().item(Optional.<UUID>empty())
                    : published
                        .find(workspaceId)
                        .chain(
                            version ->
                                version.isEmpty()
                                    ? Uni.createFrom().item(Optional.<UUID>empty())
                                    : begin(workspaceId, version.get().version())));
  }

  private Uni<Optional<UUID>> begin(UUID workspaceId, int version) {
    return models
        .load(workspaceId)
        .chain(
            before -> {
              MetadataModel after = UpgradedModel.of(before, StandardModel.of(workspaceId));
              return startMigration
                  .start(
                      workspaceId, before, after, Planned.upgrade(before, after), version + 1, true)
                  .map(row -> Optional.of(row.id));
            });
  }
}
