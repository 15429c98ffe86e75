package io.viginti.gateway.schema;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.gateway.loop.RequestLoop;
import io.viginti.gateway.sdl.StaticParts;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import io.viginti.platform.news.FollowedCache;
import io.viginti.platform.news.FollowedCaches;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From a caller's workspace to the schema it has just now. */
@ApplicationScoped
public class CallerSchemas {
  private final StaticParts parts;
  private final MergedSchemas schemas;
  private final FollowedCache<UUID, SchemaVersion> versions;

  CallerSchemas(
      StaticParts parts,
      MergedSchemas schemas,
      MeshClient mesh,
      FollowedCaches caches,
      SchemaConfig config) {
    this.parts = parts;
    this.schemas = schemas;
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

  /** The schema as the news has it. */
  public Uni<CallerSchema> find(@Nullable UUID workspaceId) {
    if (workspaceId == null) {
      return schemas.find(parts.current(), null).map(schema -> new CallerSchema(schema, null));
    }
    SchemaVersion known = versions.peek(workspaceId);
    return known != null
        ? of(known)
        : versions.get(workspaceId).emitOn(RequestLoop.current()).chain(this::of);
  }

  /** The schema after asking the owner for the current version. */
  public Uni<CallerSchema> refresh(@Nullable UUID workspaceId) {
    if (workspaceId != null) {
      versions.invalidate(workspaceId);
    }
    return find(workspaceId);
  }

  private Uni<CallerSchema> of(SchemaVersion version) {
    return schemas
        .find(parts.current(), version.shapeHash())
        .map(schema -> new CallerSchema(schema, version));
  }
}
