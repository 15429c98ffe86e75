package io.viginti.gateway.site;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is good for some time; failures are not kept. */
final class Remembered<T> {
  private final Supplier<Uni<T>> load;
  private final long nanos;
  private final AtomicReference<@Nullable Kept<T>> kept = new AtomicReference<>();

  private record Kept<T>(T value, long at) {}

  Remembered(Supplier<Uni<T>> load, Duration age) {
    this.load = load;
    this.nanos = age.toNanos();
  }

  Uni<T> get() {
    Kept<T> known = kept.get();
    return known != null && System.nanoTime() - known.at() < nanos
        ? Uni.createFrom().item(known.value())
        : load.get().invoke(value -> kept.set(new Kept<>(value, System.nanoTime())));
  }
}
