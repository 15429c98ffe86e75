package io.viginti.data.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClustersConfigTest {
  @Test
  void takesClustersFromTheEnvironment() {
    ClustersConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(ClustersConfig.class)
            .addDefaultInterceptors()
            .withDefaultValue("viginti.data.clusters.main.url", "postgresql://one/viginti")
            .withSources(
                new EnvConfigSource(
                    Map.of(
                        "VIGINTI_DATA_CLUSTERS_SECOND_URL", "postgresql://two/viginti",
                        "VIGINTI_DATA_CLUSTERS_SECOND_PASSWORD", "secret",
                        "VIGINTI_POSTGRES_PASSWORD", "shared"),
                    300))
            .build()
            .getConfigMapping(ClustersConfig.class);

    assertThat(config.byName()).containsOnlyKeys("main", "second");
    assertThat(config.byName().values())
        .extracting(place -> place.url() + " " + place.password())
        .containsExactlyInAnyOrder(
            "postgresql://one/viginti shared", "postgresql://two/viginti secret");
  }
}
