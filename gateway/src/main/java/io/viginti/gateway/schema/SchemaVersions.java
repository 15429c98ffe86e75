package io.viginti.gateway.schema;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.gateway.loop.RequestLoop;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import io.viginti.platform.news.FollowedCache;
import io.viginti.platform.news.FollowedCaches;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The published version of every workspace, followed by the news. */
@ApplicationScoped
public class SchemaVersions {
  private final FollowedCache<UUID, SchemaVersion> versions;

  SchemaVersions(MeshClient mesh, FollowedCaches caches, SchemaConfig config) {
    this.versions =
        caches.create(
            "schema-versions",
            workspace -> "schema:" + workspace,
            workspace ->
                mesh.get(
                    MeshService.METADATA,
                    "/internal/workspaces/" + workspace + "/version",
                    SchemaVersion.class),
            config.followed());
  }

  /** The version as the news has it. */
  public Uni<SchemaVersion> find(UUID workspaceId) {
    SchemaVersion known = versions.peek(workspaceId);
    return known != null
        ? Uni.createFrom().item(known)
        : versions.get(workspaceId).emitOn(RequestLoop.current());
  }

  /** Whether the version is in memory and current: the workspace is in use. */
  boolean isKnown(UUID workspaceId) {
    return versions.peek(workspaceId) != null;
  }

  /** The owner is asked when the version is needed next. */
  void forget(UUID workspaceId) {
    versions.invalidate(workspaceId);
  }
}
