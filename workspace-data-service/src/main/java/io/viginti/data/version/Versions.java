package io.viginti.data.version;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import io.viginti.platform.news.FollowedCache;
import io.viginti.platform.news.FollowedCaches;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The published version of every workspace, followed by the news. */
@ApplicationScoped
public class Versions {
  private final FollowedCache<UUID, SchemaVersion> followed;

  Versions(FollowedCaches caches, MeshClient mesh, CatalogsConfig config) {
    this.followed =
        caches.create(
            "schema-versions",
            workspace -> "schema:" + workspace,
            workspace -> load(mesh, workspace),
            config.workspaces());
  }

  private static Uni<SchemaVersion> load(MeshClient mesh, UUID workspace) {
    return mesh.get(
        MeshService.METADATA,
        "/internal/workspaces/" + workspace + "/version",
        SchemaVersion.class);
  }

  /** The current version; NOT_FOUND for a workspace that has none. */
  public Future<SchemaVersion> current(UUID workspace) {
    SchemaVersion known = followed.peek(workspace);
    return known != null
        ? Future.succeededFuture(known)
        : Future.fromCompletionStage(followed.get(workspace).subscribeAsCompletionStage());
  }

  /** Whether the workspace's version is in memory and current: it is in use. */
  boolean isKnown(UUID workspace) {
    return followed.peek(workspace) != null;
  }

  /** The same, from its owner. */
  public Future<SchemaVersion> reload(UUID workspace) {
    followed.invalidate(workspace);
    return current(workspace);
  }
}
