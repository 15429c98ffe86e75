package io.viginti.data.cluster;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.time.Duration;

/** A cluster without Quarkus. */
public final class ClusterFixture {
  private ClusterFixture() {}

  public static Cluster cluster(Vertx vertx, String url, String password) {
    ConnectionsConfig connections =
        new SmallRyeConfigBuilder()
            .withMapping(ConnectionsConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .build()
            .getConfigMapping(ConnectionsConfig.class);
    return new Cluster(vertx, "main", new Place(url, "data", password), connections);
  }

  private record Place(String url, String user, String password)
      implements ClustersConfig.ClusterConfig {}
}
