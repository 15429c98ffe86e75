package io.viginti.platform.caller;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.mesh.Grant;
import io.viginti.contracts.mesh.GrantRequest;
import java.util.Optional;

/** Where grants come from: auth-service, by default asked over the mesh. */
public interface GrantSource {
  /** Empty when the member, key, session or workspace is gone, revoked or suspended. */
  Uni<Optional<Grant>> find(GrantRequest request);
}
