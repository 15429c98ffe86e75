package io.viginti.data.version;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import io.viginti.catalog.ShapeHash;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shapes by hash: from Redis where they are at hand, else from metadata-service. */
@ApplicationScoped
public class ShapesClient {
  private static final Duration REDIS_PATIENCE = Duration.ofMillis(300);

  private final ReactiveValueCommands<String, byte[]> redis;
  private final MeshClient mesh;

  ShapesClient(ReactiveRedisDataSource redis, MeshClient mesh) {
    this.redis = redis.value(byte[].class);
    this.mesh = mesh;
  }

  /** The canonical bytes; NOT_FOUND when nobody knows the hash. */
  public Uni<byte[]> load(String hash) {
    return redis
        .get("viginti:shape:" + hash)
        .ifNoItem()
        .after(REDIS_PATIENCE)
        .fail()
        .onFailure()
        .recoverWithNull()
        .chain(
            found ->
                isWhole(found, hash)
                    ? Uni.createFrom().item(found)
                    : mesh.get(MeshService.METADATA, "/internal/shapes/" + hash, byte[].class));
  }

  private static boolean isWhole(byte @Nullable [] found, String hash) {
    return found != null && ShapeHash.of(found).equals(hash);
  }
}
