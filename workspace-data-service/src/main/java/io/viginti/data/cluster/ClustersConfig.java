package io.viginti.data.cluster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** The PostgreSQL clusters that hold workspaces. */
@ConfigMapping(prefix = "viginti.data.clusters")
public interface ClustersConfig {
  /** Clusters by name; {@code main} is there without being configured. */
  @WithParentName
  Map<String, ClusterConfig> byName();

  /** One cluster: a database with the role {@code data} and its schema {@code records}. */
  interface ClusterConfig {
    /** {@code postgresql://host:port/database}; no default. */
    String url();

    /** Role to sign in as; default {@code data}. */
    @WithDefault("data")
    String user();

    /** Password of the role; default that of {@code viginti.postgres.password}. */
    @WithDefault("${viginti.postgres.password}")
    String password();
  }
}
