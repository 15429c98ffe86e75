package io.viginti.auth.operator;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.mesh.WorkspaceState;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * {@code /internal/workspaces/{reference}}: a workspace by its id or its subdomain, and {@code POST
 * …/suspend | resume | restore}; each answers the workspace as it is then. CONFLICT when it is in
 * no state for that; what it is already, it may be made again.
 */
@Path("/internal/workspaces/{reference}")
@Produces(MediaType.APPLICATION_JSON)
public class OperatorResource {
  private final OpenOrClose openOrClose;

  OperatorResource(OpenOrClose openOrClose) {
    this.openOrClose = openOrClose;
  }

  @GET
  public Uni<WorkspaceState> show(@PathParam("reference") String reference) {
    return openOrClose.show(reference);
  }

  @POST
  @Path("/suspend")
  public Uni<WorkspaceState> suspend(@PathParam("reference") String reference) {
    return openOrClose.suspend(reference);
  }

  @POST
  @Path("/resume")
  public Uni<WorkspaceState> resume(@PathParam("reference") String reference) {
    return openOrClose.resume(reference);
  }

  @POST
  @Path("/restore")
  public Uni<WorkspaceState> restore(@PathParam("reference") String reference) {
    return openOrClose.restore(reference);
  }
}
