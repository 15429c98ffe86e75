package io.viginti.gateway.keyuse;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.viginti.contracts.mesh.KeyUse;
import io.viginti.platform.caller.KeyListener;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Tells auth-service which API keys were used, all together and off the requests' path. What could
 * not be told is told the next time; what a gateway has not told when it ends is lost.
 */
@ApplicationScoped
class KeyUseJob implements KeyListener {
  private static final Logger LOG = Logger.getLogger(KeyUseJob.class);

  private final Vertx vertx;
  private final MeshClient mesh;
  private final KeyUseConfig config;
  private final Set<UUID> used = ConcurrentHashMap.newKeySet();
  private volatile long timer = -1;

  KeyUseJob(Vertx vertx, MeshClient mesh, KeyUseConfig config) {
    this.vertx = vertx;
    this.mesh = mesh;
    this.config = config;
  }

  void start(@Observes StartupEvent started) {
    timer = vertx.setPeriodic(config.every().toMillis(), tick -> tell());
  }

  void stop(@Observes ShutdownEvent stopping) {
    vertx.cancelTimer(timer);
  }

  @Override
  public void used(UUID keyId) {
    used.add(keyId);
  }

  private void tell() {
    Set<UUID> seen = Set.copyOf(used);
    if (seen.isEmpty()) {
      return;
    }
    used.removeAll(seen);
    mesh.post(
            MeshService.AUTH,
            "/internal/api-keys/used",
            new KeyUse(Instant.now().truncatedTo(ChronoUnit.MINUTES), seen),
            Void.class)
        .subscribe()
        .with(
            told -> {},
            failure -> {
              used.addAll(seen);
              LOG.debugf("event=key-use-not-told reason=%s", failure.getMessage());
            });
  }
}
