package io.viginti.platform.caller;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks auth-service. */
@DefaultBean
@ApplicationScoped
class MeshKeyClient implements KeySource {
  private final MeshClient mesh;

  MeshKeyClient(MeshClient mesh) {
    this.mesh = mesh;
  }

  @Override
  public Uni<String> load() {
    return mesh.get(MeshService.AUTH, "/.well-known/jwks.json", JsonNode.class)
        .map(JsonNode::toString);
  }
}
