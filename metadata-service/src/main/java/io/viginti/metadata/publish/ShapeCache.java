package io.viginti.metadata.publish;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Shapes in Redis, where readers look first; the table is the truth. */
@ApplicationScoped
public class ShapeCache {
  private static final Logger LOG = Logger.getLogger(ShapeCache.class);
  private static final String PREFIX = "viginti:shape:";
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ReactiveValueCommands<String, byte[]> values;
  private final ShapeConfig config;

  ShapeCache(ReactiveRedisDataSource redis, ShapeConfig config) {
    this.values = redis.value(byte[].class);
    this.config = config;
  }

  /** Never fails: without Redis readers ask this service. */
  public Uni<Void> put(String hash, byte[] bytes) {
    return values
        .setex(PREFIX + hash, config.cacheTime().toSeconds(), bytes)
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onFailure()
        .invoke(e -> LOG.warnf("event=shape-not-cached hash=%s reason=%s", hash, e))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }
}
