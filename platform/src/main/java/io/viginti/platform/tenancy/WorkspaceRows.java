package io.viginti.platform.tenancy;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.WorkspaceChange;
import java.util.UUID;

/**
 * What a feature keeps of each workspace. A service with beans of this type reads the workspaces'
 * events; calls of one workspace come in order, and may come again.
 */
public interface WorkspaceRows {
  /**
   * A workspace was created, changed, suspended or resumed. While its status is not ACTIVE nobody
   * gets in, and a feature that does something for it by itself waits.
   */
  default Uni<Void> keep(WorkspaceChange workspace) {
    return Uni.createFrom().voidItem();
  }

  /** A workspace is gone for good: everything that is kept of it goes. */
  Uni<Void> purge(UUID workspaceId);
}
