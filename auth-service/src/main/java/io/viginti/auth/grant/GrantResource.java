package io.viginti.auth.grant;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.mesh.Grant;
import io.viginti.contracts.mesh.GrantRequest;
import io.viginti.platform.error.VigintiException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code POST /internal/grants}. */
@Path("/internal/grants")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class GrantResource {
  private final FindGrant findGrant;

  GrantResource(FindGrant findGrant) {
    this.findGrant = findGrant;
  }

  /** The grant; NOT_FOUND when there is none (any more). */
  @POST
  public Uni<Grant> find(GrantRequest request) {
    return findGrant
        .find(request)
        .map(found -> found.orElseThrow(() -> VigintiException.notFound("Grant")));
  }
}
