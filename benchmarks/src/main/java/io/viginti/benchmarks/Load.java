package io.viginti.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A closed loop: so many clients, each sending its next request when it has the answer. */
record Load(int clients, Duration length) {

  /** One client of a load. */
  interface Client extends AutoCloseable {
    void request();

    @Override
    default void close() {}
  }

  /**
   * What a load cost.
   *
   * @param micros CPU per request in microseconds, by process
   */
  record Result(long requests, double perSecond, Map<String, Long> micros) {}

  /**
   * @param newClient makes one client
   * @param pids the processes to account for, by name
   */
  Result run(Supplier<Client> newClient, Map<String, Long> pids) {
    Map<String, Long> before = cpu(pids);
    AtomicLong requests = new AtomicLong();
    long start = System.nanoTime();
    long end = start + length.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        running.add(
            threads.submit(
                () -> {
                  try (Client client = newClient.get()) {
                    while (System.nanoTime() < end) {
                      client.request();
                      requests.incrementAndGet();
                    }
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a request of the load failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Long> micros = new LinkedHashMap<>();
    cpu(pids)
        .forEach(
            (name, after) ->
                micros.put(name, (after - before.getOrDefault(name, 0L)) / requests.get()));
    return new Result(requests.get(), requests.get() / seconds, micros);
  }

  private static Map<String, Long> cpu(Map<String, Long> pids) {
    Map<String, Long> cpu = new LinkedHashMap<>();
    pids.forEach((name, pid) -> cpu.put(name, ProcessCost.cpuMicros(pid)));
    return cpu;
  }
}
