package io.viginti.auth.key;

import io.smallrye.mutiny.Uni;
import io.viginti.platform.persistence.Transactions;
import io.viginti.platform.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes a key that will sign in the place of the one that does. It is published at once and signs
 * when every service has had time to learn of it, so nobody is signed out.
 */
@ApplicationScoped
class RotateKey {
  private final Transactions transactions;
  private final SigningKeyStore store;
  private final SigningKeys keys;
  private final Vault vault;
  private final TokenConfig config;

  RotateKey(
      Transactions transactions,
      SigningKeyStore store,
      SigningKeys keys,
      Vault vault,
      TokenConfig config) {
    this.transactions = transactions;
    this.store = store;
    this.keys = keys;
    this.vault = vault;
    this.config = config;
  }

  /**
   * The key to come: the one that is on its way when there is one.
   *
   * @param isAtOnce whether it signs from now on: services that do not know it ask for it
   */
  Uni<SigningKey> rotate(boolean isAtOnce) {
    Instant now = Clock.systemUTC().instant();
    Duration notice = isAtOnce ? Duration.ZERO : config.keyNotice();
    return transactions
        .inTransaction(
            () ->
                store
                    .listLocked()
                    .map(keys::open)
                    .chain(
                        ring -> {
                          SigningKey onItsWay = ring.next(now);
                          if (onItsWay == null) {
                            return make(now, now.plus(notice));
                          }
                          return isAtOnce
                              ? store.sign(onItsWay.id(), now).replaceWith(onItsWay.from(now))
                              : Uni.createFrom().item(onItsWay);
                        }))
        .call(keys::reload);
  }

  private Uni<SigningKey> make(Instant now, Instant signsFrom) {
    SigningKey key = SigningKey.generate(signsFrom);
    return store.persistAndFlush(key.seal(vault, now)).replaceWith(key);
  }
}
