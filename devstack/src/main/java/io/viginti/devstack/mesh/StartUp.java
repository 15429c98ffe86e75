package io.viginti.devstack.mesh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Brings parts up at the same time and tells how it gets on; the first failure ends it. */
final class StartUp {

  private final Progress progress;
  private final long since = System.nanoTime();

  StartUp(Progress progress) {
    this.progress = progress;
  }

  void run(Map<String, Runnable> starts) {
    Map<Future<?>, String> waiting = new LinkedHashMap<>();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      CompletionService<Void> done = new ExecutorCompletionService<>(threads);
      starts.forEach((name, start) -> waiting.put(done.submit(() -> start.run(), null), name));
      while (!waiting.isEmpty()) {
        Future<Void> next = done.poll(1, TimeUnit.SECONDS);
        if (next == null) {
          progress.waitingFor(new ArrayList<>(waiting.values()), elapsed());
        } else {
          next.get();
          String name = waiting.remove(next);
          progress.ready(name == null ? "?" : name, elapsed());
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while starting " + List.copyOf(waiting.values()), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - since);
  }
}
