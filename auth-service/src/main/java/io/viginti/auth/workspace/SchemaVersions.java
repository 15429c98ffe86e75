package io.viginti.auth.workspace;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.platform.access.FollowedVersions;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The number of a workspace's published version. */
@ApplicationScoped
class SchemaVersions {
  private final FollowedVersions versions;

  SchemaVersions(FollowedVersions versions) {
    this.versions = versions;
  }

  /** 0 while nothing is published yet. */
  Uni<Integer> version(UUID workspaceId) {
    return versions
        .get(workspaceId)
        .map(SchemaVersion::version)
        .onFailure(e -> e instanceof VigintiException known && known.code() == ErrorCode.NOT_FOUND)
        .recoverWithItem(0);
  }
}
