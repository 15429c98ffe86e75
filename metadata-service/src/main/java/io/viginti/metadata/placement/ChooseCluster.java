package io.viginti.metadata.placement;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The rule by which a workspace gets its cluster. */
final class ChooseCluster {
  private ChooseCluster() {}

  /**
   * @param clusters that take new workspaces, the preferred first; not empty
   * @param workspaces how many each has
   */
  static String among(List<String> clusters, Map<String, Long> workspaces) {
    return clusters.stream()
        .min(Comparator.comparing(cluster -> workspaces.getOrDefault(cluster, 0L)))
        .orElseThrow(() -> new IllegalArgumentException("no cluster takes new workspaces"));
  }
}
