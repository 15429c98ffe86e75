package io.viginti.metadata.placement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Where new workspaces go. */
@ConfigMapping(prefix = "viginti.metadata")
public interface PlacementConfig {
  /** Name of the cluster that takes every workspace when {@code clusters} is not set. */
  @WithDefault("main")
  String defaultCluster();

  /**
   * Names of the clusters that take new workspaces, comma-separated, as workspace-data-service
   * knows them: each goes where the fewest are, the first of the list when several have equally
   * few. Default: {@code default-cluster} alone.
   */
  Optional<List<String>> clusters();

  /**
   * Where the other services find this one, see docs/mesh.md; theirs to read, named here because it
   * shares the prefix. Default: localhost and the service's port.
   */
  Optional<String> url();
}
