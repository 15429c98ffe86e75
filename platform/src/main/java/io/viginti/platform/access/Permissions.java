package io.viginti.platform.access;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.access.SettingPermission;
import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.CurrentCaller;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;

/** What the current caller may change of the workspace's settings. */
@ApplicationScoped
public class Permissions {
  private final CurrentCaller currentCaller;
  private final Roles roles;

  Permissions(CurrentCaller currentCaller, Roles roles) {
    this.currentCaller = currentCaller;
    this.roles = roles;
  }

  /**
   * The caller, in a workspace of which they may change {@code setting}; FORBIDDEN otherwise.
   *
   * @param what what the caller wants to do, for the message: "manage API keys"
   */
  public Uni<Caller> require(SettingPermission setting, String what) {
    Caller caller = currentCaller.requireWorkspace();
    return roles
        .ofCaller(caller)
        .map(
            role -> {
              if (!role.canChange(setting)) {
                throw refused(what);
              }
              return caller;
            });
  }

  /** The caller, who has the fixed role Admin; FORBIDDEN otherwise. */
  public Caller requireAdmin(String what) {
    Caller caller = currentCaller.requireWorkspace();
    if (!FixedRoles.ADMIN.equals(caller.roleId())) {
      throw refused(what);
    }
    return caller;
  }

  private static VigintiException refused(String what) {
    return VigintiException.forbidden("Your role may not " + what);
  }
}
