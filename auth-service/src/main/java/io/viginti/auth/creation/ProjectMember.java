package io.viginti.auth.creation;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.viginti.contracts.event.MemberChange;
import io.viginti.platform.mesh.MeshCall;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Has workspace-data-service keep a member's record before the member enters; its event would bring
 * it too, a moment later.
 */
@ApplicationScoped
public class ProjectMember {
  private final MeshClient mesh;
  private final CreationConfig config;

  ProjectMember(MeshClient mesh, CreationConfig config) {
    this.mesh = mesh;
    this.config = config;
  }

  public Uni<Void> project(UUID workspaceId, MemberChange change) {
    return mesh.call(
            MeshService.WORKSPACE_DATA,
            HttpMethod.PUT,
            "/internal/workspaces/" + workspaceId + "/members/" + change.memberId(),
            change,
            Void.class,
            MeshCall.PLAIN.withTimeout(config.stepTimeout()))
        .replaceWithVoid();
  }
}
