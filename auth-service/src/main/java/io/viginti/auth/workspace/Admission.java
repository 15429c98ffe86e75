package io.viginti.auth.workspace;

import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Whether a member may be in a workspace just now: an unverified user in their own one by the
 * setting of the installation, in another's unless that requires verification.
 */
@ApplicationScoped
public class Admission {
  private final WorkspaceConfig config;

  Admission(WorkspaceConfig config) {
    this.config = config;
  }

  /** Whether {@link #require} lets the member in. */
  public boolean admits(WorkspaceRow workspace, UUID userId, boolean isVerified) {
    return workspace.isActive() && (isVerified || admitsUnverified(workspace, userId));
  }

  /** FORBIDDEN, with the reason, for a member who may not enter. */
  public void require(WorkspaceRow workspace, UUID userId, boolean isVerified) {
    requireOpen(workspace);
    if (!isVerified && !admitsUnverified(workspace, userId)) {
      throw VigintiException.forbidden("Verify your e-mail address to enter this workspace");
    }
  }

  /** FORBIDDEN when the workspace is suspended. */
  public void requireOpen(WorkspaceRow workspace) {
    if (workspace.status == WorkspaceStatus.SUSPENDED) {
      throw VigintiException.forbidden("The workspace is suspended");
    }
  }

  private boolean admitsUnverified(WorkspaceRow workspace, UUID userId) {
    return userId.equals(workspace.createdBy)
        ? config.unverifiedOwner()
        : !workspace.isVerificationRequired;
  }
}
