package io.viginti.benchmarks;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clients that change records through the public API, one after the other, until they are stopped;
 * every write must succeed.
 */
final class Writers {
  private final ExecutorService threads;
  private final List<Future<List<Long>>> running = new ArrayList<>();
  private volatile boolean isOver;

  private Writers(int count) {
    threads = Executors.newFixedThreadPool(count);
  }

  /**
   * @param requests one per writer
   */
  static Writers start(URI endpoint, List<byte[]> requests) {
    Writers writers = new Writers(requests.size());
    for (byte[] request : requests) {
      writers.running.add(writers.threads.submit(() -> writers.write(endpoint, request)));
    }
    return writers;
  }

  private List<Long> write(URI endpoint, byte[] request) {
    List<Long> nanos = new ArrayList<>();
    try (HttpLoad load = new HttpLoad(endpoint, List.of(new HttpLoad.Request(request, 0)), 1)) {
      while (!isOver) {
        long start = System.nanoTime();
        load.run(Duration.ZERO);
        nanos.add(System.nanoTime() - start);
      }
    }
    return nanos;
  }

  /** How long each write took. */
  Sample stop() {
    isOver = true;
    List<Long> all = new ArrayList<>();
    try {
      for (Future<List<Long>> writer : running) {
        all.addAll(writer.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a write failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
    return new Sample(all);
  }
}
