package io.viginti.data.idempotency;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.viginti.data.cluster.Clusters;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;

/** Deletes keys older than 24 hours, every hour. */
@ApplicationScoped
class ForgetKeysJob {
  private static final long PAUSE_MS = TimeUnit.HOURS.toMillis(1);

  private final Vertx vertx;
  private final Clusters clusters;
  private final IdempotencyStore store;
  private long timer = -1;

  ForgetKeysJob(Vertx vertx, Clusters clusters, IdempotencyStore store) {
    this.vertx = vertx;
    this.clusters = clusters;
    this.store = store;
  }

  void start(@Observes StartupEvent started) {
    timer = vertx.setPeriodic(PAUSE_MS, id -> clusters.all().forEach(store::deleteOutdated));
  }

  @PreDestroy
  void stop() {
    vertx.cancelTimer(timer);
  }
}
