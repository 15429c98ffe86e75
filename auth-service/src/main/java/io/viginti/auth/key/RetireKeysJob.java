package io.viginti.auth.key;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Takes keys that were replaced out of use, in two steps: the private part goes as soon as no
 * instance can be signing with it, the public one when no token of the key can be good any more,
 * that is when the last access token has expired and no API key of it is left.
 */
@ApplicationScoped
class RetireKeysJob {
  /** For clocks that differ, and instances that have yet to read of the new key. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final Transactions transactions;
  private final SigningKeyStore store;
  private final SigningKeys keys;
  private final TokenConfig config;

  RetireKeysJob(
      Transactions transactions, SigningKeyStore store, SigningKeys keys, TokenConfig config) {
    this.transactions = transactions;
    this.store = store;
    this.keys = keys;
    this.config = config;
  }

  @Scheduled(
      identity = "retire-signing-keys",
      every = "10m",
      delayed = "8m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> run() {
    return retire(Clock.systemUTC().instant());
  }

  Uni<Void> retire(Instant now) {
    return transactions
        .inTransaction(() -> store.listLocked().map(keys::open).chain(ring -> retire(ring, now)))
        .chain(keys::reload)
        .replaceWithVoid();
  }

  private Uni<Void> retire(KeyRing ring, Instant now) {
    List<String> replaced = ids(ring.replacedFor(MARGIN, now));
    List<String> expired = ids(ring.replacedFor(config.accessLifetime().plus(MARGIN), now));
    return store
        .forgetPrivateParts(replaced)
        .chain(() -> store.listUnused(expired, now))
        .chain(store::remove);
  }

  private static List<String> ids(List<SigningKey> keys) {
    return keys.stream().map(SigningKey::id).toList();
  }
}
