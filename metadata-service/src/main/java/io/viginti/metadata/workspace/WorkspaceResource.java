package io.viginti.metadata.workspace;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.mesh.WorkspaceRequest;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.metadata.publish.PublishedStore;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /internal/workspaces}: what the mesh asks about workspaces. */
@Path("/internal/workspaces")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class WorkspaceResource {
  private final InstallWorkspace installWorkspace;
  private final PublishedStore published;
  private final Transactions transactions;

  WorkspaceResource(
      InstallWorkspace installWorkspace, PublishedStore published, Transactions transactions) {
    this.installWorkspace = installWorkspace;
    this.published = published;
    this.transactions = transactions;
  }

  /** Installs and publishes the standard objects; idempotent. */
  @PUT
  @Path("/{workspaceId}")
  public Uni<SchemaVersion> install(UUID workspaceId, @Nullable WorkspaceRequest request) {
    return installWorkspace.install(workspaceId, request == null ? null : request.cluster());
  }

  /** The published version; NOT_FOUND while there is none. */
  @GET
  @Path("/{workspaceId}/version")
  public Uni<SchemaVersion> version(UUID workspaceId) {
    return transactions
        .inSession(() -> published.find(workspaceId))
        .map(found -> found.orElseThrow(() -> VigintiException.notFound("Workspace")));
  }

  /** The published versions of all workspaces, or of those on one cluster. */
  @GET
  public Uni<List<SchemaVersion>> list(@QueryParam("cluster") @Nullable String cluster) {
    return transactions.inSession(
        () -> cluster == null ? published.list() : published.listOn(cluster));
  }
}
