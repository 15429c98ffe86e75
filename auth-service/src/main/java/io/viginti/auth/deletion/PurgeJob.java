package io.viginti.auth.deletion;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.viginti.auth.workspace.WorkspaceEvents;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Ends deleted workspaces whose retention is over: tells every owner, this service among them, to
 * purge. The event and the note that it was sent are one transaction.
 */
@ApplicationScoped
class PurgeJob {
  private static final Logger LOG = Logger.getLogger(PurgeJob.class);
  private static final int BATCH = 50;

  private final Transactions transactions;
  private final WorkspaceStore workspaces;
  private final WorkspaceEvents events;

  PurgeJob(Transactions transactions, WorkspaceStore workspaces, WorkspaceEvents events) {
    this.transactions = transactions;
    this.workspaces = workspaces;
    this.events = events;
  }

  @Scheduled(
      identity = "purge-workspaces",
      every = "${viginti.auth.deletion.purge-every:1m}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> run() {
    Instant now = Clock.systemUTC().instant();
    return transactions
        .inTransaction(
            () ->
                workspaces
                    .takeToPurge(now, BATCH)
                    .chain(
                        rows ->
                            Multi.createFrom()
                                .iterable(rows)
                                .onItem()
                                .transformToUniAndConcatenate(row -> end(row, now))
                                .collect()
                                .asList()))
        .replaceWithVoid()
        .onFailure()
        .invoke(e -> LOG.warnf("event=purge-job-failed reason=%s", e))
        .onFailure()
        .recoverWithNull();
  }

  /** Leaves a tombstone that tells nothing but that there was one. */
  private Uni<Void> end(WorkspaceRow row, Instant now) {
    row.purgedAt = now;
    row.updatedAt = now;
    row.name = "";
    row.logoUrl = null;
    row.createdBy = null;
    row.subdomain = row.id.toString();
    LOG.infof("event=workspace-ended workspace=%s", row.id);
    return workspaces.flush().chain(() -> events.deleted(row));
  }
}
