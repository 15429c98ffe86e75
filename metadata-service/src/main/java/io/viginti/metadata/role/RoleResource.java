package io.viginti.metadata.role;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.RoleChange;
import io.viginti.contracts.access.RoleParts;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/**
 * {@code /internal/workspaces/{ws}/roles}: changes of roles, with the role of who makes them. They
 * are read as the workspace's access document.
 */
@Path("/internal/workspaces/{workspaceId}/roles")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RoleResource {
  private final ChangeRoles changeRoles;

  RoleResource(ChangeRoles changeRoles) {
    this.changeRoles = changeRoles;
  }

  @POST
  public Uni<AccessRole> create(
      UUID workspaceId, @QueryParam("grantor") UUID grantor, RoleChange change) {
    return changeRoles.create(workspaceId, grantor, change);
  }

  @PUT
  @Path("/{roleId}")
  public Uni<AccessRole> update(
      UUID workspaceId, UUID roleId, @QueryParam("grantor") UUID grantor, RoleChange change) {
    return changeRoles.update(workspaceId, grantor, roleId, change);
  }

  @PUT
  @Path("/{roleId}/permissions")
  public Uni<AccessRole> set(
      UUID workspaceId, UUID roleId, @QueryParam("grantor") UUID grantor, RoleParts parts) {
    return changeRoles.set(workspaceId, grantor, roleId, parts);
  }

  @DELETE
  @Path("/{roleId}")
  public Uni<AccessRole> delete(
      UUID workspaceId, UUID roleId, @QueryParam("grantor") UUID grantor) {
    return changeRoles.delete(workspaceId, grantor, roleId);
  }
}
