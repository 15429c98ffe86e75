package io.viginti.platform.access;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.SettingPermission;
import io.viginti.platform.caller.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/may")
public class AskingResource {
  private final Permissions permissions;
  private final Roles roles;
  private final CurrentCaller caller;

  AskingResource(Permissions permissions, Roles roles, CurrentCaller caller) {
    this.permissions = permissions;
    this.roles = roles;
    this.caller = caller;
  }

  @GET
  @Path("/{setting}")
  public Uni<String> may(SettingPermission setting) {
    return permissions.require(setting, "do this").map(who -> who.workspace().toString());
  }

  @GET
  @Path("/administer")
  public String administer() {
    return permissions.requireAdmin("do this").workspace().toString();
  }

  @GET
  @Path("/role")
  public Uni<String> role() {
    return roles.ofCaller(caller.requireWorkspace()).map(AccessRole::label);
  }
}
