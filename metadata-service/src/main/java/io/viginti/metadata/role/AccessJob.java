package io.viginti.metadata.role;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.viginti.metadata.publish.PublishedStore;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Tells of changes that a crash left untold, and forgets access documents nobody reads any more.
 */
@ApplicationScoped
class AccessJob {
  private static final Logger LOG = Logger.getLogger(AccessJob.class);
  private static final int BATCH = 100;
  private static final Duration KEPT = Duration.ofDays(1);

  private final Transactions transactions;
  private final PublishedStore published;
  private final TellAccess tellAccess;

  AccessJob(Transactions transactions, PublishedStore published, TellAccess tellAccess) {
    this.transactions = transactions;
    this.published = published;
    this.tellAccess = tellAccess;
  }

  @Scheduled(
      identity = "access-news",
      every = "2s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> tell() {
    return transactions
        .inSession(() -> published.listToTell(BATCH))
        .onItem()
        .transformToMulti(versions -> Multi.createFrom().iterable(versions))
        .onItem()
        .transformToUniAndConcatenate(
            version -> tellAccess.tell(version.workspaceId, version.accessHash))
        .collect()
        .asList()
        .replaceWithVoid()
        .onFailure()
        .invoke(e -> LOG.warnf("event=access-not-told reason=%s", e))
        .onFailure()
        .recoverWithNull();
  }

  @Scheduled(
      identity = "access-documents",
      every = "1h",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    return transactions
        .inTransaction(() -> published.forgetAccess(Clock.systemUTC().instant().minus(KEPT)))
        .replaceWithVoid()
        .onFailure()
        .invoke(e -> LOG.warnf("event=access-not-forgotten reason=%s", e))
        .onFailure()
        .recoverWithNull();
  }
}
