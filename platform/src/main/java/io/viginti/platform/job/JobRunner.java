package io.viginti.platform.job;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.viginti.platform.error.ErrorTranslation;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs this service's jobs: woken by Kafka, and by a sweep for those that are due later, were
 * missed, or belonged to an instance that is gone. The row decides who runs a job.
 *
 * <pre>
 * WAITING ─► RUNNING ─► SUCCEEDED
 *              │  ▲ └──► FAILED ──(retry)──► WAITING
 *              ▼  │
 *           RETRYING        WAITING, RETRYING, RUNNING ──(cancel)──► CANCELLED ──(retry)──► WAITING
 * </pre>
 */
@ApplicationScoped
class JobRunner {
  private static final Logger LOG = Logger.getLogger(JobRunner.class);
  private static final Duration NONE = Duration.ZERO;

  private final JobStore store;
  private final JobConfig config;
  private final Vertx vertx;
  private final Instance<JobHandler> beans;
  private final String owner = UUID.randomUUID().toString();
  private final Map<UUID, JobRun> running = new ConcurrentHashMap<>();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicBoolean isSweeping = new AtomicBoolean();
  private Map<String, JobHandler> handlers = Map.of();
  private volatile boolean isStopped;
  private long sweepTimer = -1;
  private long leaseTimer = -1;

  @Inject
  JobRunner(JobStore store, JobConfig config, Vertx vertx, @Any Instance<JobHandler> beans) {
    this.store = store;
    this.config = config;
    this.vertx = vertx;
    this.beans = beans;
  }

  void start(@Observes StartupEvent started) {
    if (!hasHandlers()) {
      return;
    }
    handlers = beans.stream().collect(Collectors.toUnmodifiableMap(JobHandler::kind, bean -> bean));
    sweepTimer = vertx.setPeriodic(config.sweep().toMillis(), ignored -> sweep());
    leaseTimer = vertx.setPeriodic(config.lease().toMillis() / 3, ignored -> renewAll());
  }

  /** Gives running jobs up to the lease; those that are not done by the end are taken over. */
  void stop(@Observes ShutdownEvent stopping) {
    isStopped = true;
    vertx.cancelTimer(sweepTimer);
    vertx.cancelTimer(leaseTimer);
  }

  boolean hasHandlers() {
    return !beans.isUnsatisfied();
  }

  /** Runs the job if it is due and there is room; the sweep finds it otherwise. */
  Uni<Void> offer(UUID id) {
    if (isStopped || taken.get() >= config.parallel()) {
      return Uni.createFrom().voidItem();
    }
    return store
        .claim(id, owner, config.lease())
        .invoke(claimed -> claimed.ifPresent(this::run))
        .replaceWithVoid();
  }

  /** Tells a job that runs here at once; elsewhere it hears with the next renewal of its lease. */
  void cancelHere(UUID id) {
    JobRun run = running.get(id);
    if (run != null) {
      run.cancel();
    }
  }

  private void sweep() {
    int room = config.parallel() - taken.get();
    if (isStopped || !isSweeping.compareAndSet(false, true)) {
      return;
    }
    Uni<List<JobRow>> due =
        room > 0
            ? store.claimDue(owner, config.lease(), config.attempts(), room)
            : Uni.createFrom().item(List.of());
    store
        .endAbandoned(config.attempts())
        .chain(() -> due)
        .onTermination()
        .invoke(() -> isSweeping.set(false))
        .subscribe()
        .with(
            claimed -> claimed.forEach(this::run),
            failure -> LOG.debugf("event=job-sweep-failed reason=%s", failure));
  }

  private void run(JobRow row) {
    JobRun run = new JobRun(row, percent -> report(row.id(), percent));
    running.put(row.id(), run);
    taken.incrementAndGet();
    RequestContext.runOnNewContext(
        vertx.getOrCreateContext(),
        () -> {
          RequestContext.put(RequestContext.REQUEST_ID, row.id().toString());
          Uni.createFrom()
              .deferred(() -> handlerOf(row.kind()).run(run))
              .onItemOrFailure()
              .transformToUni((done, failure) -> end(run, failure))
              .onTermination()
              .invoke(
                  () -> {
                    running.remove(row.id(), run);
                    taken.decrementAndGet();
                  })
              .subscribe()
              .with(
                  ended -> {},
                  failure ->
                      LOG.warnf(
                          "event=job-end-not-written id=%s kind=%s reason=%s",
                          row.id(), row.kind(), failure));
        });
  }

  private JobHandler handlerOf(String kind) {
    JobHandler handler = handlers.get(kind);
    if (handler == null) {
      throw new JobFailure("No handler for jobs of kind " + kind);
    }
    return handler;
  }

  private Uni<Boolean> report(UUID id, int percent) {
    return store
        .progress(id, owner, percent)
        .map(row -> row.isPresent() && !row.get().isCancelRequested());
  }

  private Uni<Optional<JobRow>> end(JobRun run, @Nullable Throwable failure) {
    if (failure == null) {
      return store.end(run.id(), owner, "SUCCEEDED", null, NONE);
    }
    if (failure instanceof CancellationException && run.isCancelled()) {
      return store.end(run.id(), owner, "CANCELLED", null, NONE);
    }
    if (failure instanceof JobFailure last) {
      return store.end(run.id(), owner, "FAILED", last.getMessage(), NONE);
    }
    String message = ErrorTranslation.translate(failure).visibleMessage();
    if (run.attempt() >= config.attempts()) {
      LOG.errorf("event=job-failed id=%s kind=%s attempts=%d", run.id(), run.kind(), run.attempt());
      return store.end(run.id(), owner, "FAILED", message, NONE);
    }
    return store.end(
        run.id(), owner, "RETRYING", message, Backoff.after(run.attempt(), config.backoff()));
  }

  private void renewAll() {
    running.forEach(
        (id, run) ->
            store
                .renew(id, owner, config.lease())
                .subscribe()
                .with(
                    cancelled -> {
                      if (cancelled.orElse(true)) {
                        run.cancel();
                      }
                    },
                    failure -> LOG.debugf("event=lease-not-renewed id=%s %s", id, failure)));
  }
}
