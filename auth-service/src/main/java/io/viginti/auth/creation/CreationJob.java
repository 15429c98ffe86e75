package io.viginti.auth.creation;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes up workspaces whose creation has stopped: after a failure, or with the instance that did
 * it.
 */
@ApplicationScoped
class CreationJob {
  private static final Logger LOG = Logger.getLogger(CreationJob.class);

  private final Transactions transactions;
  private final CreationStore store;
  private final DriveCreation driveCreation;
  private final CreationConfig config;

  CreationJob(
      Transactions transactions,
      CreationStore store,
      DriveCreation driveCreation,
      CreationConfig config) {
    this.transactions = transactions;
    this.store = store;
    this.driveCreation = driveCreation;
    this.config = config;
  }

  @Scheduled(
      identity = "creation",
      every = "${viginti.auth.creation.redrive-every:2s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> run() {
    return transactions
        .inTransaction(
            () -> store.take(config.batch(), Clock.systemUTC().instant(), config.lease()))
        .onItem()
        .transformToMulti(ids -> Multi.createFrom().iterable(ids))
        .onItem()
        .transformToUniAndConcatenate(this::drive)
        .collect()
        .asList()
        .replaceWithVoid()
        .onFailure()
        .invoke(e -> LOG.warnf("event=creation-job-failed reason=%s", e))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> drive(UUID workspaceId) {
    return driveCreation
        .drive(workspaceId)
        .invoke(() -> LOG.infof("event=creation-finished workspace=%s", workspaceId))
        .onFailure()
        .invoke(e -> LOG.warnf("event=creation-stopped workspace=%s reason=%s", workspaceId, e))
        .onFailure()
        .recoverWithNull();
  }
}
