package io.viginti.data.version;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.ShapeHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Catalogs by shape hash, bounded by their estimated weight. A catalog is built off the event loop,
 * once for callers that ask at the same time.
 */
@ApplicationScoped
public class Catalogs {
  /** Heap of a catalog and its shape for each byte of the shape's canonical form; measured. */
  private static final int BYTES_PER_SHAPE_BYTE = 8;

  private static final Executor BUILDERS = Executors.newVirtualThreadPerTaskExecutor();

  private final ShapesClient shapes;
  private final AsyncCache<String, Weighed> cache;

  private record Weighed(Catalog catalog, int weight) {}

  Catalogs(ShapesClient shapes, CatalogsConfig config, MeterRegistry meters) {
    this.shapes = shapes;
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(config.megabytes() * 1024L * 1024L)
            .weigher((String hash, Weighed entry) -> entry.weight())
            .executor(Runnable::run)
            .buildAsync();
    Gauge.builder("viginti.catalogs.weight", this, Catalogs::weight)
        .baseUnit("bytes")
        .description("Estimated heap of the catalogs in memory")
        .register(meters);
    Gauge.builder("viginti.catalogs.entries", cache, c -> c.synchronous().estimatedSize())
        .register(meters);
  }

  /** The catalog of a shape; at once when it is in memory. */
  public Future<Catalog> get(String hash) {
    CompletableFuture<Weighed> known = cache.getIfPresent(hash);
    if (known != null && known.isDone() && !known.isCompletedExceptionally()) {
      return Future.succeededFuture(known.join().catalog());
    }
    return Future.fromCompletionStage(
            cache.get(hash, (key, executor) -> build(key).subscribeAsCompletionStage()))
        .map(Weighed::catalog);
  }

  private Uni<Weighed> build(String hash) {
    return shapes
        .load(hash)
        .emitOn(BUILDERS)
        .map(
            bytes ->
                new Weighed(
                    Catalog.of(ShapeHash.read(bytes)), bytes.length * BYTES_PER_SHAPE_BYTE));
  }

  private double weight() {
    return cache
        .synchronous()
        .policy()
        .eviction()
        .map(eviction -> eviction.weightedSize().orElse(0))
        .orElse(0L);
  }
}
