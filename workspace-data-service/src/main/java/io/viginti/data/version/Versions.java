package io.viginti.data.version;

import io.vertx.core.Future;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.platform.access.FollowedVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The published version of every workspace, as a Vert.x future. */
@ApplicationScoped
public class Versions {
  private final FollowedVersions followed;

  Versions(FollowedVersions followed) {
    this.followed = followed;
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
    followed.forget(workspace);
    return current(workspace);
  }
}
