package io.viginti.auth.workspace;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.news.Subjects;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import io.viginti.platform.news.FollowedCache;
import io.viginti.platform.news.FollowedCaches;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The published schema version of workspaces, owned by metadata-service and followed here. */
@ApplicationScoped
class SchemaVersions {
  private static final int MAX_ENTRIES = 10_000;

  private final FollowedCache<UUID, Integer> versions;

  SchemaVersions(FollowedCaches caches, MeshClient mesh) {
    this.versions =
        caches.create("auth-schema-version", Subjects::schema, id -> load(mesh, id), MAX_ENTRIES);
  }

  /** 0 while nothing is published yet. */
  Uni<Integer> version(UUID workspaceId) {
    return versions.get(workspaceId);
  }

  private static Uni<Integer> load(MeshClient mesh, UUID workspaceId) {
    return mesh.get(
            MeshService.METADATA,
            "/internal/workspaces/" + workspaceId + "/version",
            SchemaVersion.class)
        .map(SchemaVersion::version)
        .onFailure(e -> e instanceof VigintiException known && known.code() == ErrorCode.NOT_FOUND)
        .recoverWithItem(0);
  }
}
