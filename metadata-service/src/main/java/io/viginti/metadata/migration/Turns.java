package io.viginti.metadata.migration;

import io.smallrye.mutiny.Uni;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The order of changes in a workspace: while a migration is on its way the rows are ahead of what
 * is published, so the next change waits.
 */
@ApplicationScoped
public class Turns {
  private static final Duration PAUSE = Duration.ofMillis(25);

  private final Transactions transactions;
  private final MigrationStore migrations;
  private final MigrationConfig config;

  Turns(Transactions transactions, MigrationStore migrations, MigrationConfig config) {
    this.transactions = transactions;
    this.migrations = migrations;
    this.config = config;
  }

  /**
   * Runs {@code work} in a transaction that holds the workspace's lock, while no migration is in
   * flight; UNAVAILABLE when an earlier one takes too long.
   */
  public <T> Uni<T> take(UUID workspaceId, Supplier<Uni<T>> work) {
    return take(workspaceId, work, now().plus(config.queueTime()));
  }

  private <T> Uni<T> take(UUID workspaceId, Supplier<Uni<T>> work, Instant end) {
    return transactions
        .inTransaction(() -> tryTake(workspaceId, work))
        .chain(
            done -> {
              if (done.isPresent()) {
                return Uni.createFrom().item(done.get());
              }
              if (now().isAfter(end)) {
                return Uni.createFrom()
                    .failure(VigintiException.unavailable("An earlier change of the data model"));
              }
              return Uni.createFrom()
                  .voidItem()
                  .onItem()
                  .delayIt()
                  .by(PAUSE)
                  .chain(() -> take(workspaceId, work, end));
            });
  }

  /** Empty while a migration is on its way. */
  private <T> Uni<Optional<T>> tryTake(UUID workspaceId, Supplier<Uni<T>> work) {
    return migrations
        .lock(workspaceId)
        .chain(() -> migrations.findInFlight(workspaceId))
        .chain(
            inFlight ->
                inFlight.isPresent()
                    ? Uni.createFrom().item(Optional.<T>empty())
                    : work.get().map(Optional::of));
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }
}
