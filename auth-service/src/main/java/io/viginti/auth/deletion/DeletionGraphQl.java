package io.viginti.auth.deletion;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.access.RequireAdmin;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Deleting the caller's workspace. */
@GraphQLApi
@ApplicationScoped
public class DeletionGraphQl {
  private final RequireAdmin requireAdmin;
  private final DeleteWorkspace deleteWorkspace;

  DeletionGraphQl(RequireAdmin requireAdmin, DeleteWorkspace deleteWorkspace) {
    this.requireAdmin = requireAdmin;
    this.deleteWorkspace = deleteWorkspace;
  }

  @Mutation
  @NonNull
  @Description("Deletes the workspace for good; its name confirms that it is meant.")
  public Uni<Boolean> deleteWorkspace(@NonNull String confirmName) {
    UUID workspaceId = requireAdmin.workspaceTo("delete the workspace");
    return deleteWorkspace.delete(workspaceId, confirmName).replaceWith(true);
  }
}
