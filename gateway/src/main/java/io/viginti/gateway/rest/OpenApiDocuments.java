package io.viginti.gateway.rest;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.openapi.OpenApiBuilder;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.contracts.shape.Shape;
import io.viginti.gateway.loop.RequestLoop;
import io.viginti.gateway.schema.SchemaConfig;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The descriptions of REST APIs in use, one per shape, built off the event loop. */
@ApplicationScoped
class OpenApiDocuments {
  private static final OpenApiBuilder BUILDER = new OpenApiBuilder("/rest");

  private final MeshClient mesh;
  private final AsyncCache<String, byte[]> documents;

  OpenApiDocuments(MeshClient mesh, SchemaConfig config) {
    this.mesh = mesh;
    this.documents =
        Caffeine.newBuilder()
            .executor(Infrastructure.getDefaultWorkerPool())
            .maximumWeight(config.openApi().asLongValue())
            .weigher((String shapeHash, byte[] document) -> document.length)
            .buildAsync();
  }

  Uni<Buffer> find(SchemaVersion version) {
    return Uni.createFrom()
        .completionStage(documents.get(version.shapeHash(), this::build))
        .map(Buffer::buffer)
        .emitOn(RequestLoop.current());
  }

  private CompletableFuture<byte[]> build(String shapeHash, Executor executor) {
    return mesh.get(MeshService.METADATA, "/internal/shapes/" + shapeHash, Shape.class)
        .emitOn(executor)
        .map(shape -> BUILDER.build(Catalog.of(shape)))
        .subscribeAsCompletionStage();
  }
}
