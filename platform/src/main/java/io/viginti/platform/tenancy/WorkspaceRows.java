package io.viginti.platform.tenancy;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.WorkspaceChange;
import java.util.UUID;

/**
 * What a feature keeps of each workspace. A service with beans of this type reads the workspaces'
 * events; calls of one workspace come in order, and may come again.
 */
public interface WorkspaceRows {
  /** A workspace was created or changed. */
  default Uni<Void> keep(WorkspaceChange workspace) {
    return Uni.createFrom().voidItem();
  }

  /** A workspace was deleted: everything that is kept of it goes. */
  Uni<Void> purge(UUID workspaceId);
}
