package io.viginti.metadata.migration;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Takes up migrations that nobody carries on, and contracts those whose grace time is over. */
@ApplicationScoped
class MigrationJob {
  private static final Logger LOG = Logger.getLogger(MigrationJob.class);
  private static final int BATCH = 16;
  private static final Duration LONGEST_REST = Duration.ofSeconds(10);

  private final Transactions transactions;
  private final MigrationStore migrations;
  private final DriveMigration driveMigration;
  private final MigrationConfig config;

  MigrationJob(
      Transactions transactions,
      MigrationStore migrations,
      DriveMigration driveMigration,
      MigrationConfig config) {
    this.transactions = transactions;
    this.migrations = migrations;
    this.driveMigration = driveMigration;
    this.config = config;
  }

  @Scheduled(
      identity = "migration-redrive",
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> redrive() {
    return each(
        () -> migrations.takeAbandoned(BATCH, now(), config.lease()), driveMigration::drive);
  }

  @Scheduled(
      identity = "migration-contract",
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> contract() {
    return each(() -> migrations.takeDue(BATCH, now(), config.lease()), driveMigration::contract);
  }

  private Uni<Void> each(Supplier<Uni<List<UUID>>> take, Function<UUID, Uni<Void>> work) {
    return transactions
        .inTransaction(take)
        .onFailure()
        .invoke(e -> LOG.warnf("event=migrations-not-taken reason=%s", e))
        .onFailure()
        .recoverWithItem(List.of())
        .onItem()
        .transformToMulti(ids -> Multi.createFrom().iterable(ids))
        .onItem()
        .transformToUni(id -> work.apply(id).onFailure().recoverWithUni(e -> rest(id, e)))
        .merge(4)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> rest(UUID id, Throwable failure) {
    LOG.warnf("event=migration-stopped migration=%s reason=%s", id, failure);
    return transactions
        .inTransaction(
            () ->
                migrations
                    .findById(id)
                    .chain(
                        row ->
                            row == null || row.state == MigrationState.FAILED
                                ? Uni.createFrom().voidItem()
                                : migrations.postpone(
                                    id,
                                    now().plus(restAfter(row)),
                                    String.valueOf(failure.getMessage()))))
        .onFailure()
        .recoverWithNull();
  }

  /** As long as the migration has been on its way, within bounds. */
  private Duration restAfter(MigrationRow row) {
    Duration age = Duration.between(row.createdAt, now());
    Duration rest = age.compareTo(config.retryAfter()) < 0 ? config.retryAfter() : age;
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }
}
