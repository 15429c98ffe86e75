package io.viginti.metadata.migration;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The migrations that this instance carries, and the sign of life it gives for them. */
@ApplicationScoped
class Leases {
  private static final Logger LOG = Logger.getLogger(Leases.class);

  private final Set<UUID> held = ConcurrentHashMap.newKeySet();
  private final Transactions transactions;
  private final MigrationStore migrations;
  private final MigrationConfig config;

  Leases(Transactions transactions, MigrationStore migrations, MigrationConfig config) {
    this.transactions = transactions;
    this.migrations = migrations;
    this.config = config;
  }

  /** Keeps the migration while {@code work} runs. */
  <T> Uni<T> holding(UUID id, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              held.add(id);
              return work.get();
            })
        .onTermination()
        .invoke(() -> held.remove(id));
  }

  @Scheduled(
      identity = "migration-leases",
      every = "2s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> renew() {
    List<UUID> ids = List.copyOf(held);
    if (ids.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transactions
        .inTransaction(() -> migrations.hold(ids, Clock.systemUTC().instant().plus(config.lease())))
        .onFailure()
        .invoke(e -> LOG.warnf("event=leases-not-renewed reason=%s", e))
        .onFailure()
        .recoverWithNull();
  }
}
