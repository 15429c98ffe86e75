package io.viginti.gateway.schema;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.ReadableObjects;
import io.viginti.contracts.shape.Shape;
import io.viginti.gateway.loop.RequestLoop;
import io.viginti.gateway.sdl.StaticPart;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The merged schemas in use. */
@ApplicationScoped
public class MergedSchemas {
  private final MeshClient mesh;
  private final AsyncCache<SchemaKey, GatewaySchema> schemas;
  private final List<Consumer<SchemaKey>> dropped = new CopyOnWriteArrayList<>();

  MergedSchemas(MeshClient mesh, SchemaConfig config, MeterRegistry meters) {
    this.mesh = mesh;
    this.schemas =
        Caffeine.newBuilder()
            .executor(Infrastructure.getDefaultWorkerPool())
            .maximumWeight(config.cache().asLongValue())
            .weigher(
                (SchemaKey key, GatewaySchema schema) ->
                    (int) Math.min(schema.merged().weight(), Integer.MAX_VALUE))
            .removalListener(
                (@Nullable SchemaKey key, @Nullable GatewaySchema schema, RemovalCause cause) -> {
                  if (key != null) {
                    dropped.forEach(listener -> listener.accept(key));
                  }
                })
            .buildAsync();
    Gauge.builder("viginti.gateway.schemas", schemas, cache -> cache.synchronous().estimatedSize())
        .register(meters);
    Gauge.builder("viginti.gateway.schemas.weight", schemas, MergedSchemas::weight)
        .baseUnit("bytes")
        .register(meters);
  }

  private static double weight(AsyncCache<SchemaKey, GatewaySchema> cache) {
    return cache
        .synchronous()
        .policy()
        .eviction()
        .map(eviction -> eviction.weightedSize().orElse(0))
        .orElse(0L);
  }

  /** The listener hears of every schema that is no longer kept. */
  public void onDropped(Consumer<SchemaKey> listener) {
    dropped.add(listener);
  }

  /**
   * The schema of the static part and what may be read of a shape; null for the static part alone.
   */
  public Uni<GatewaySchema> find(
      StaticPart part, @Nullable String shapeHash, ReadableObjects readable) {
    SchemaKey key = new SchemaKey(part.hash(), shapeHash, readable);
    CompletableFuture<GatewaySchema> built =
        schemas.get(key, (missing, executor) -> build(missing, part, executor));
    return Uni.createFrom().completionStage(built).emitOn(RequestLoop.current());
  }

  private CompletableFuture<GatewaySchema> build(
      SchemaKey key, StaticPart part, Executor executor) {
    String shapeHash = key.shapeHash();
    if (shapeHash == null) {
      return CompletableFuture.supplyAsync(
          () -> new GatewaySchema(key, part.builder().buildStatic(), part), executor);
    }
    return mesh.get(MeshService.METADATA, "/internal/shapes/" + shapeHash, Shape.class)
        .emitOn(executor)
        .map(shape -> new GatewaySchema(key, part.builder().build(catalog(key, shape)), part))
        .subscribeAsCompletionStage();
  }

  private static Catalog catalog(SchemaKey key, Shape shape) {
    return Catalog.of(key.readable().of(shape));
  }
}
