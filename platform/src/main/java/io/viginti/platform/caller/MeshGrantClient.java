package io.viginti.platform.caller;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.mesh.Grant;
import io.viginti.contracts.mesh.GrantRequest;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Asks auth-service. */
@DefaultBean
@ApplicationScoped
class MeshGrantClient implements GrantSource {
  private final MeshClient mesh;

  MeshGrantClient(MeshClient mesh) {
    this.mesh = mesh;
  }

  @Override
  public Uni<Optional<Grant>> find(GrantRequest request) {
    return mesh.post(MeshService.AUTH, "/internal/grants", request, Grant.class)
        .map(Optional::of)
        .onFailure(MeshGrantClient::isAbsent)
        .recoverWithItem(Optional.empty());
  }

  private static boolean isAbsent(Throwable failure) {
    return failure instanceof VigintiException ours && ours.code() == ErrorCode.NOT_FOUND;
  }
}
