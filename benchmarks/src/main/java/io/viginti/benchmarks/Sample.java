package io.viginti.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Durations of the same action, sorted.
 *
 * @param nanos ascending, at least one
 */
record Sample(List<Long> nanos) {
  Sample {
    nanos = nanos.stream().sorted().toList();
    if (nanos.isEmpty()) {
      throw new IllegalArgumentException("a sample needs a measurement");
    }
  }

  /** Runs the action once per round, one after the other. */
  static Sample of(int rounds, IntConsumer action) {
    List<Long> nanos = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      action.accept(round);
      nanos.add(System.nanoTime() - start);
    }
    return new Sample(nanos);
  }

  /** The same, but no round begins after that time. */
  static Sample within(int rounds, Duration time, IntConsumer action) {
    long end = System.nanoTime() + time.toNanos();
    List<Long> nanos = new ArrayList<>(of(1, action).nanos());
    while (nanos.size() < rounds && System.nanoTime() < end) {
      int round = nanos.size();
      nanos.addAll(of(1, none -> action.accept(round)).nanos());
    }
    return new Sample(nanos);
  }

  int size() {
    return nanos.size();
  }

  Duration quantile(double share) {
    return Duration.ofNanos(nanos.get((int) Math.floor(share * (nanos.size() - 1))));
  }

  /** Median and maximum in milliseconds, as the tables print them. */
  String cells() {
    return quantile(0.5).toMillis() + " ms | " + quantile(1).toMillis() + " ms";
  }
}
