package io.viginti.data.destruction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.viginti.data.cluster.Cluster;
import io.viginti.data.cluster.Clusters;
import io.viginti.data.destruction.DestructionStore.Destruction;
import io.viginti.platform.job.Jobs;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Gives every destruction its job and forgets those whose job has ended. The destruction is on the
 * cluster of its records and the job on the service's own, so no transaction has both; the job's id
 * is the destruction's, and this looks again and again.
 */
@ApplicationScoped
class FollowDestructionsJob {
  private static final Logger LOG = Logger.getLogger(FollowDestructionsJob.class);

  /** Later than the clusters' tables are there. */
  private static final int AFTER_CLUSTERS = 5_000;

  private final Vertx vertx;
  private final Clusters clusters;
  private final DestructionStore store;
  private final Jobs jobs;
  private final DestructionConfig config;
  private final AtomicBoolean isLooking = new AtomicBoolean();
  private long timer = -1;

  FollowDestructionsJob(
      Vertx vertx, Clusters clusters, DestructionStore store, Jobs jobs, DestructionConfig config) {
    this.vertx = vertx;
    this.clusters = clusters;
    this.store = store;
    this.jobs = jobs;
    this.config = config;
  }

  void start(@Observes @Priority(AFTER_CLUSTERS) StartupEvent started) {
    timer = vertx.setPeriodic(config.sweep().toMillis(), id -> look());
  }

  void stop(@Observes ShutdownEvent stopping) {
    vertx.cancelTimer(timer);
  }

  private void look() {
    if (!isLooking.compareAndSet(false, true)) {
      return;
    }
    Multi.createFrom()
        .iterable(clusters.all())
        .onItem()
        .transformToUniAndConcatenate(this::lookOrLater)
        .collect()
        .last()
        .onTermination()
        .invoke(() -> isLooking.set(false))
        .subscribe()
        .with(done -> {});
  }

  /** A cluster that is away keeps no other waiting. */
  private Uni<Void> lookOrLater(Cluster cluster) {
    return look(cluster)
        .onFailure()
        .recoverWithUni(
            failure -> {
              LOG.debugf(
                  "event=destructions-not-followed cluster=%s reason=%s", cluster.name(), failure);
              return Uni.createFrom().voidItem();
            });
  }

  private Uni<Void> look(Cluster cluster) {
    return Uni.createFrom()
        .completionStage(store.list(cluster).toCompletionStage())
        .onItem()
        .transformToMulti(found -> Multi.createFrom().iterable(found))
        .onItem()
        .transformToUniAndConcatenate(destruction -> follow(cluster, destruction))
        .collect()
        .last();
  }

  private Uni<Void> follow(Cluster cluster, Destruction destruction) {
    return jobs.find(destruction.id())
        .chain(
            job -> {
              if (job.isEmpty()) {
                return jobs.enqueueOnce(
                    destruction.id(),
                    DestroyRecordsInParts.KIND,
                    destruction.workspace(),
                    JsonNodeFactory.instance.objectNode());
              }
              return switch (job.get().state()) {
                case "SUCCEEDED", "FAILED", "CANCELLED" ->
                    Uni.createFrom()
                        .completionStage(
                            store.forget(cluster, destruction.id()).toCompletionStage());
                default -> Uni.createFrom().voidItem();
              };
            });
  }
}
