package io.viginti.gateway.schema;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.gateway.loop.RequestLoop;
import io.viginti.platform.access.FollowedVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The published version of every workspace, answered on the request's own loop. */
@ApplicationScoped
public class SchemaVersions {
  private final FollowedVersions versions;

  SchemaVersions(FollowedVersions versions) {
    this.versions = versions;
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
    versions.forget(workspaceId);
  }
}
