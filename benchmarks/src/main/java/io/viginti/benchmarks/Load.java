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
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

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
  record Result(long requests, double perSecond, Map<String, Long> micros) {
    /**
     * @param before CPU time by process, and {@code after}
     */
    static Result of(
        long requests, double seconds, Map<String, Long> before, Map<String, Long> after) {
      Map<String, Long> micros = new LinkedHashMap<>();
      before.forEach(
          (name, start) ->
              micros.put(name, (after.getOrDefault(name, start) - start) / Math.max(1, requests)));
      return new Result(requests, requests / seconds, micros);
    }

    /** Each figure's own median. */
    static Result median(List<Result> results) {
      Map<String, Long> micros = new LinkedHashMap<>();
      for (String name : results.getFirst().micros().keySet()) {
        micros.put(
            name,
            (long) middle(results.stream().mapToDouble(r -> r.micros().getOrDefault(name, 0L))));
      }
      return new Result(
          (long) middle(results.stream().mapToDouble(Result::requests)),
          middle(results.stream().mapToDouble(Result::perSecond)),
          micros);
    }

    private static double middle(DoubleStream values) {
      double[] sorted = values.sorted().toArray();
      return sorted[sorted.length / 2];
    }

    long sum() {
      return micros.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@code PostgreSQL 120, gateway 40}. */
    String parts() {
      return micros.entrySet().stream()
          .map(part -> part.getKey() + " " + part.getValue())
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * @param newClient makes one client
   * @param pids the processes to account for, by name
   */
  Result run(Supplier<Client> newClient, Map<String, Long> pids) {
    Map<String, Long> before = ProcessCost.cpuMicros(pids);
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
    return Result.of(requests.get(), seconds, before, ProcessCost.cpuMicros(pids));
  }
}
