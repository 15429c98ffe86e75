package io.viginti.platform.access;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.platform.news.FollowedCache;
import io.viginti.platform.news.FollowedCaches;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The published version of every workspace, followed by the news {@code schema:<workspace>}. */
@ApplicationScoped
public class FollowedVersions {
  private final FollowedCache<UUID, SchemaVersion> versions;

  FollowedVersions(FollowedCaches caches, AccessSource source, AccessConfig config) {
    this.versions =
        caches.create(
            "schema-versions",
            workspace -> "schema:" + workspace,
            source::version,
            config.workspaces());
  }

  /** The version, if it is in memory and surely current. */
  public @Nullable SchemaVersion peek(UUID workspaceId) {
    return versions.peek(workspaceId);
  }

  /** The current version; NOT_FOUND for a workspace that has none. */
  public Uni<SchemaVersion> get(UUID workspaceId) {
    return versions.get(workspaceId);
  }

  /** The owner is asked when the version is needed next. */
  public void forget(UUID workspaceId) {
    versions.invalidate(workspaceId);
  }
}
