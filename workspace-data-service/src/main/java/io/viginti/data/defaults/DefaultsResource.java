package io.viginti.data.defaults;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** {@code PUT /internal/workspaces/{ws}/defaults}. */
@Path("/internal/workspaces/{workspace}/defaults")
public class DefaultsResource {
  private final InstallDefaults install;

  DefaultsResource(InstallDefaults install) {
    this.install = install;
  }

  @PUT
  public Uni<Void> put(@PathParam("workspace") UUID workspace) {
    return Uni.createFrom().completionStage(install.install(workspace).toCompletionStage());
  }
}
