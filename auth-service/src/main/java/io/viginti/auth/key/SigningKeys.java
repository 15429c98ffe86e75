package io.viginti.auth.key;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.persistence.Transactions;
import io.viginti.platform.vault.SealedColumn;
import io.viginti.platform.vault.Vault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The signing keys, in memory since the start and read again every minute, which is more often than
 * a new one is announced. The first instance that starts makes the first key.
 */
@ApplicationScoped
public class SigningKeys {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final Transactions transactions;
  private final SigningKeyStore store;
  private final Vault vault;
  private volatile KeyRing keys = new KeyRing(List.of());

  SigningKeys(Transactions transactions, SigningKeyStore store, Vault vault) {
    this.transactions = transactions;
    this.store = store;
    this.vault = vault;
  }

  @Produces
  @Singleton
  static SealedColumn sealed() {
    return SealedColumn.of(
        "signing_keys", "id", "private_key_sealed", "vault_key_id", SigningKey::context);
  }

  /** Reads the keys, or makes the first, before the first request. */
  void load(@Observes @Priority(100) StartupEvent started) {
    keys =
        transactions
            .inTransaction(() -> store.listLocked().chain(this::openOrMake))
            .await()
            .atMost(START_LIMIT);
  }

  @Scheduled(
      identity = "read-signing-keys",
      every = "1m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> readAgain() {
    return reload().replaceWithVoid();
  }

  /** The key that signs. */
  public SigningKey current() {
    return keys.current(Clock.systemUTC().instant());
  }

  /** The JWK set of the public parts, as the database has them: another instance may have one. */
  Uni<Map<String, List<Map<String, String>>>> jwks() {
    return reload().map(ring -> Map.of("keys", ring.keys().stream().map(SigningKey::jwk).toList()));
  }

  /** Reads the keys as they are now. */
  Uni<KeyRing> reload() {
    return transactions
        .inSession(() -> store.listAll().map(this::open))
        .invoke(read -> keys = read);
  }

  /** The keys of rows. */
  KeyRing open(List<SigningKeyRow> rows) {
    return new KeyRing(rows.stream().map(row -> SigningKey.open(row, vault)).toList());
  }

  private Uni<KeyRing> openOrMake(List<SigningKeyRow> rows) {
    if (!rows.isEmpty()) {
      return Uni.createFrom().item(() -> open(rows));
    }
    SigningKey first = SigningKey.generate(Clock.systemUTC().instant());
    return store
        .persistAndFlush(first.seal(vault, Clock.systemUTC().instant()))
        .replaceWith(new KeyRing(List.of(first)));
  }
}
