package io.viginti.platform.caller;

import io.smallrye.mutiny.Uni;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The published keys by {@code kid}. They are loaded again when they are five minutes old (in the
 * background) and when a token names a key that is not there (at most once a second, so that a
 * flood of made-up key ids costs nothing).
 */
@ApplicationScoped
class TokenKeys {
  private static final Logger LOG = Logger.getLogger(TokenKeys.class);
  private static final long OLD = Duration.ofMinutes(5).toNanos();
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final KeySource source;
  private final AtomicReference<@Nullable Keys> keys = new AtomicReference<>();
  private final AtomicReference<@Nullable Uni<Keys>> loading = new AtomicReference<>();

  private record Keys(Map<String, PublicKey> byId, long loadedAt) {}

  TokenKeys(KeySource source) {
    this.source = source;
  }

  /** Empty when no key of that id is published. */
  Uni<Optional<PublicKey>> find(String kid) {
    Keys known = keys.get();
    if (known != null) {
      long age = System.nanoTime() - known.loadedAt();
      PublicKey key = known.byId().get(kid);
      if (key != null) {
        if (age > OLD) {
          refresh(known);
        }
        return Uni.createFrom().item(Optional.of(key));
      }
      if (age < PAUSE) {
        return Uni.createFrom().item(Optional.empty());
      }
    }
    return load().map(loaded -> Optional.ofNullable(loaded.byId().get(kid)));
  }

  private void refresh(Keys known) {
    load()
        .subscribe()
        .with(
            loaded -> {},
            failure -> {
              keys.compareAndSet(known, new Keys(known.byId(), System.nanoTime() - OLD + PAUSE));
              LOG.warnf("event=keys-not-refreshed reason=%s", failure.getMessage());
            });
  }

  private Uni<Keys> load() {
    Uni<Keys> running = loading.get();
    if (running != null) {
      return running;
    }
    Uni<Keys> mine =
        source
            .load()
            .map(TokenKeys::parse)
            .invoke(keys::set)
            .onTermination()
            .invoke(() -> loading.set(null))
            .memoize()
            .indefinitely();
    return loading.compareAndSet(null, mine) ? mine : load();
  }

  private static Keys parse(String document) {
    try {
      return new Keys(
          new JsonWebKeySet(document)
              .getJsonWebKeys().stream()
                  .filter(key -> key.getKeyId() != null && key instanceof PublicJsonWebKey)
                  .collect(
                      Collectors.toUnmodifiableMap(
                          key -> key.getKeyId(),
                          key -> ((PublicJsonWebKey) key).getPublicKey(),
                          (first, second) -> second)),
          System.nanoTime());
    } catch (JoseException e) {
      LOG.error("event=keys-unreadable", e);
      throw VigintiException.unavailable("auth-service");
    }
  }
}
