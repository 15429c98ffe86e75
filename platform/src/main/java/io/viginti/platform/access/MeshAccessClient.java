package io.viginti.platform.access;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Asks metadata-service. */
@DefaultBean
@ApplicationScoped
class MeshAccessClient implements AccessSource {
  private final MeshClient mesh;

  MeshAccessClient(MeshClient mesh) {
    this.mesh = mesh;
  }

  @Override
  public Uni<SchemaVersion> version(UUID workspaceId) {
    return mesh.get(
        MeshService.METADATA,
        "/internal/workspaces/" + workspaceId + "/version",
        SchemaVersion.class);
  }

  @Override
  public Uni<byte[]> document(String hash) {
    return mesh.get(MeshService.METADATA, "/internal/access/" + hash, byte[].class);
  }
}
