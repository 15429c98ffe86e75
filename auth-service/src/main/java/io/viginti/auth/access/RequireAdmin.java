package io.viginti.auth.access;

import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.CurrentCaller;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The right to change a workspace's settings, which of the fixed roles only Admin has. */
@ApplicationScoped
public class RequireAdmin {
  private final CurrentCaller currentCaller;

  RequireAdmin(CurrentCaller currentCaller) {
    this.currentCaller = currentCaller;
  }

  /**
   * The caller's workspace.
   *
   * @param what what the caller wants to do, for the message of FORBIDDEN: "manage API keys"
   */
  public UUID workspaceTo(String what) {
    Caller caller = currentCaller.requireWorkspace();
    if (!FixedRoles.ADMIN.equals(caller.roleId())) {
      throw VigintiException.forbidden("Your role may not " + what);
    }
    return caller.workspace();
  }
}
