package io.viginti.platform.access;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.access.AccessDocument;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.platform.caller.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The roles of workspaces as they are just now. An id that is no role of the workspace gives a role
 * that may nothing.
 */
@ApplicationScoped
public class Roles {
  private static final AccessDocument FIXED_ONLY =
      new AccessDocument(AccessDocument.FORMAT, List.of());

  private final FollowedVersions versions;
  private final AccessDocuments documents;

  Roles(FollowedVersions versions, AccessDocuments documents) {
    this.versions = versions;
    this.documents = documents;
  }

  /**
   * A role as {@code version} has it: its names are those of the version's shape. At once for a
   * fixed role and for a document in memory.
   */
  public Uni<AccessRole> require(SchemaVersion version, @Nullable UUID roleId) {
    AccessRole known = peek(version, roleId);
    return known != null
        ? Uni.createFrom().item(known)
        : documents.get(version.accessHash()).map(document -> in(document, roleId));
  }

  /** The same without waiting; null when the document has to be loaded first. */
  public @Nullable AccessRole peek(SchemaVersion version, @Nullable UUID roleId) {
    AccessRole fixed = findFixed(roleId);
    if (fixed != null) {
      return fixed;
    }
    AccessDocument document = documents.peek(version.accessHash());
    return document == null ? null : in(document, roleId);
  }

  /** The role of a caller in their workspace just now. */
  public Uni<AccessRole> ofCaller(Caller caller) {
    AccessRole fixed = findFixed(caller.roleId());
    return fixed != null
        ? Uni.createFrom().item(fixed)
        : versions.get(caller.workspace()).chain(version -> require(version, caller.roleId()));
  }

  /** All roles of a workspace just now. */
  public Uni<AccessDocument> ofWorkspace(UUID workspaceId) {
    return versions.get(workspaceId).chain(version -> documents.get(version.accessHash()));
  }

  private static @Nullable AccessRole findFixed(@Nullable UUID roleId) {
    return roleId == null ? AccessRole.NOTHING : FIXED_ONLY.find(roleId).orElse(null);
  }

  private static AccessRole in(AccessDocument document, @Nullable UUID roleId) {
    return roleId == null ? AccessRole.NOTHING : document.find(roleId).orElse(AccessRole.NOTHING);
  }
}
