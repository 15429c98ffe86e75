package io.viginti.gateway.rest;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.ReadableObjects;
import io.viginti.catalog.openapi.OpenApiBuilder;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.contracts.shape.Shape;
import io.viginti.gateway.loop.RequestLoop;
import io.viginti.gateway.schema.SchemaConfig;
import io.viginti.gateway.sdl.StaticParts;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The descriptions of REST APIs in use, one per shape, what may be read of it, and data model API,
 * built off the event loop.
 */
@ApplicationScoped
class OpenApiDocuments {
  private final MeshClient mesh;
  private final StaticParts parts;
  private final AsyncCache<Key, byte[]> documents;

  /** All that a document depends on. */
  private record Key(String shapeHash, ReadableObjects readable, String metadataSdl) {}

  OpenApiDocuments(MeshClient mesh, StaticParts parts, SchemaConfig config) {
    this.mesh = mesh;
    this.parts = parts;
    this.documents =
        Caffeine.newBuilder()
            .executor(Infrastructure.getDefaultWorkerPool())
            .maximumWeight(config.openApi().asLongValue())
            .weigher((Key key, byte[] document) -> document.length)
            .buildAsync();
  }

  Uni<Buffer> find(SchemaVersion version, ReadableObjects readable) {
    String sdl = Objects.requireNonNull(parts.current().sdlOf(MeshService.METADATA));
    return Uni.createFrom()
        .completionStage(documents.get(new Key(version.shapeHash(), readable, sdl), this::build))
        .map(Buffer::buffer)
        .emitOn(RequestLoop.current());
  }

  private CompletableFuture<byte[]> build(Key key, Executor executor) {
    OpenApiBuilder builder = new OpenApiBuilder("/rest", key.metadataSdl());
    return mesh.get(MeshService.METADATA, "/internal/shapes/" + key.shapeHash(), Shape.class)
        .emitOn(executor)
        .map(shape -> builder.build(Catalog.of(key.readable().of(shape))))
        .subscribeAsCompletionStage();
  }
}
