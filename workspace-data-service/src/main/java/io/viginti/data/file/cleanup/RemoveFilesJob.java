package io.viginti.data.file.cleanup;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Runs {@link RemoveFiles} again and again; instances share the files by their leases. */
@ApplicationScoped
class RemoveFilesJob {
  private static final Logger LOG = Logger.getLogger(RemoveFilesJob.class);

  private final Vertx vertx;
  private final RemoveFiles removal;
  private final CleanupConfig config;
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean isRunning = new AtomicBoolean();
  private long timer = -1;

  RemoveFilesJob(Vertx vertx, RemoveFiles removal, CleanupConfig config) {
    this.vertx = vertx;
    this.removal = removal;
    this.config = config;
  }

  void start(@Observes StartupEvent started) {
    timer = vertx.setPeriodic(config.pause().toMillis(), id -> thread.execute(this::run));
  }

  private void run() {
    if (!isRunning.compareAndSet(false, true)) {
      return;
    }
    try {
      removal.removeDue();
    } catch (IOException | RuntimeException e) {
      LOG.warnf(e, "event=files-not-removed");
    } finally {
      isRunning.set(false);
    }
  }

  @PreDestroy
  void stop() {
    vertx.cancelTimer(timer);
    thread.shutdownNow();
  }
}
