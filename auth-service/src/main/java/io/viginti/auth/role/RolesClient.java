package io.viginti.auth.role;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.RoleChange;
import io.viginti.contracts.access.RoleParts;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Changes of roles at metadata-service; it answers when every instance has them. */
@ApplicationScoped
class RolesClient {
  private final MeshClient mesh;

  RolesClient(MeshClient mesh) {
    this.mesh = mesh;
  }

  Uni<AccessRole> create(Caller caller, RoleChange change) {
    return mesh.post(MeshService.METADATA, path(caller, ""), change, AccessRole.class);
  }

  Uni<AccessRole> update(Caller caller, UUID id, RoleChange change) {
    return mesh.put(MeshService.METADATA, path(caller, "/" + id), change, AccessRole.class);
  }

  Uni<AccessRole> set(Caller caller, UUID id, RoleParts parts) {
    return mesh.put(
        MeshService.METADATA, path(caller, "/" + id + "/permissions"), parts, AccessRole.class);
  }

  Uni<AccessRole> delete(Caller caller, UUID id) {
    return mesh.delete(MeshService.METADATA, path(caller, "/" + id), AccessRole.class);
  }

  private static String path(Caller caller, String rest) {
    return "/internal/workspaces/"
        + caller.workspace()
        + "/roles"
        + rest
        + "?grantor="
        + caller.roleId();
  }
}
