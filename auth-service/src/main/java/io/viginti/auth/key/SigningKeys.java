package io.viginti.auth.key;

import io.quarkus.runtime.StartupEvent;
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
 * The signing keys, in memory since the start. The newest signs; all are published, so that tokens
 * of an older key stay good. The first instance that starts makes the first key.
 */
@ApplicationScoped
public class SigningKeys {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final Transactions transactions;
  private final SigningKeyStore store;
  private final Vault vault;
  private volatile List<SigningKey> keys = List.of();

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

  /** The key that signs. */
  public SigningKey current() {
    return loaded().getFirst();
  }

  /** The JWK set of the public parts. */
  public Map<String, List<Map<String, String>>> jwks() {
    return Map.of("keys", loaded().stream().map(SigningKey::jwk).toList());
  }

  private Uni<List<SigningKey>> openOrMake(List<SigningKeyRow> rows) {
    if (!rows.isEmpty()) {
      return Uni.createFrom()
          .item(() -> rows.stream().map(row -> SigningKey.open(row, vault)).toList());
    }
    SigningKey first = SigningKey.generate();
    return store
        .persistAndFlush(first.seal(vault, Clock.systemUTC().instant()))
        .replaceWith(List.of(first));
  }

  private List<SigningKey> loaded() {
    if (keys.isEmpty()) {
      throw new IllegalStateException("the signing keys are not loaded");
    }
    return keys;
  }
}
