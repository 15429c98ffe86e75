package io.viginti.metadata.placement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of {@code data_source}; within a transaction or session of the caller. */
@ApplicationScoped
public class PlacementStore {
  private final PlacementConfig config;

  PlacementStore(PlacementConfig config) {
    this.config = config;
  }

  public Uni<Optional<DataSourceRow>> find(UUID workspaceId) {
    return DataSourceRow.<DataSourceRow>findById(workspaceId).map(Optional::ofNullable);
  }

  /**
   * Places a workspace that has no place yet.
   *
   * @param wish the cluster asked for; null lets the rule decide
   */
  public Uni<DataSourceRow> place(
      UUID workspaceId, @Nullable String wish, int standardVersion, Instant now) {
    Uni<String> chosen = wish != null ? Uni.createFrom().item(wish) : choose();
    return chosen.chain(
        cluster -> {
          DataSourceRow row = new DataSourceRow();
          row.workspaceId = workspaceId;
          row.cluster = cluster;
          row.standardVersion = standardVersion;
          row.createdAt = now;
          return row.persistAndFlush();
        });
  }

  private Uni<String> choose() {
    List<String> clusters =
        config
            .clusters()
            .filter(names -> !names.isEmpty())
            .orElse(List.of(config.defaultCluster()));
    if (clusters.size() == 1) {
      return Uni.createFrom().item(clusters.getFirst());
    }
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "select d.cluster, count(*) from DataSourceRow d group by d.cluster",
                        Object[].class)
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])))
        .map(counts -> ChooseCluster.among(clusters, counts));
  }

  /** Removes the workspace and, by the foreign keys, all its metadata. */
  public Uni<Boolean> remove(UUID workspaceId) {
    return DataSourceRow.deleteById(workspaceId);
  }

  /** Workspaces whose standard objects are older than {@code version}. */
  public Uni<List<UUID>> listBehind(int version, int limit) {
    return DataSourceRow.<DataSourceRow>find("standardVersion < ?1 order by workspaceId", version)
        .page(0, limit)
        .list()
        .map(rows -> rows.stream().map(row -> row.workspaceId).toList());
  }

  public Uni<Void> setStandardVersion(UUID workspaceId, int version) {
    return DataSourceRow.update("standardVersion = ?1 where workspaceId = ?2", version, workspaceId)
        .replaceWithVoid();
  }
}
