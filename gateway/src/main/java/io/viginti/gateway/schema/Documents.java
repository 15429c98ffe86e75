package io.viginti.gateway.schema;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.viginti.gateway.loop.RequestLoop;
import io.viginti.gateway.operation.PrepareDocument;
import io.viginti.gateway.operation.PreparedDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;

/** Documents parsed, validated and planned, once per schema and text. */
@ApplicationScoped
public class Documents {
  /** Estimate of the heap of a plan per character of its document, and of what any plan costs. */
  private static final int BYTES_PER_CHARACTER = 60;

  private static final int BYTES_AT_LEAST = 4_000;

  private final PrepareDocument prepare;
  private final AsyncCache<Key, PreparedDocument> prepared;
  private final Counter hits;
  private final Counter misses;

  private record Key(SchemaKey schema, String text) {}

  Documents(
      PrepareDocument prepare, MergedSchemas schemas, SchemaConfig config, MeterRegistry meters) {
    this.prepare = prepare;
    this.prepared =
        Caffeine.newBuilder()
            .executor(Infrastructure.getDefaultWorkerPool())
            .maximumWeight(config.documents().asLongValue())
            .weigher((Key key, PreparedDocument document) -> weight(key.text()))
            .buildAsync();
    // A plan holds its schema: without its plans a schema that was dropped is garbage.
    schemas.onDropped(
        dropped ->
            prepared.synchronous().asMap().keySet().removeIf(key -> key.schema().equals(dropped)));
    this.hits = meters.counter("viginti.gateway.documents", "result", "hit");
    this.misses = meters.counter("viginti.gateway.documents", "result", "miss");
    Gauge.builder(
            "viginti.gateway.documents.size",
            prepared,
            cache -> cache.synchronous().estimatedSize())
        .register(meters);
  }

  private static int weight(String text) {
    return (int)
        Math.min(Integer.MAX_VALUE, BYTES_AT_LEAST + (long) BYTES_PER_CHARACTER * text.length());
  }

  public Uni<PreparedDocument> prepare(GatewaySchema schema, String text) {
    Key key = new Key(schema.key(), text);
    CompletableFuture<PreparedDocument> known = prepared.getIfPresent(key);
    if (known != null) {
      hits.increment();
      return Uni.createFrom().completionStage(known).emitOn(RequestLoop.current());
    }
    misses.increment();
    return Uni.createFrom()
        .completionStage(
            prepared.get(key, missing -> prepare.prepare(schema.schema(), schema, text)))
        .emitOn(RequestLoop.current());
  }
}
