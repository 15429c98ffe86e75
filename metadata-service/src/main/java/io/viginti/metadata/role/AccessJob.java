package io.viginti.metadata.role;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.viginti.metadata.publish.PublishedStore;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Forgets access documents nobody reads any more. */
@ApplicationScoped
class AccessJob {
  private static final Logger LOG = Logger.getLogger(AccessJob.class);
  private static final Duration KEPT = Duration.ofDays(1);

  private final Transactions transactions;
  private final PublishedStore published;

  AccessJob(Transactions transactions, PublishedStore published) {
    this.transactions = transactions;
    this.published = published;
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
