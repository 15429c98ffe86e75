package io.viginti.auth.deletion;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.access.RequireAdmin;
import io.viginti.auth.input.InputCheck;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Deleting the caller's workspace or account, and removing members. */
@GraphQLApi
@ApplicationScoped
public class DeletionGraphQl {
  private final CurrentCaller currentCaller;
  private final RequireAdmin requireAdmin;
  private final DeleteWorkspace deleteWorkspace;
  private final RemoveMember removeMember;
  private final DeleteUser deleteUser;

  DeletionGraphQl(
      CurrentCaller currentCaller,
      RequireAdmin requireAdmin,
      DeleteWorkspace deleteWorkspace,
      RemoveMember removeMember,
      DeleteUser deleteUser) {
    this.currentCaller = currentCaller;
    this.requireAdmin = requireAdmin;
    this.deleteWorkspace = deleteWorkspace;
    this.removeMember = removeMember;
    this.deleteUser = deleteUser;
  }

  @Mutation
  @NonNull
  @Description("Removes a member from the workspace; members may remove themselves.")
  public Uni<Boolean> removeMember(@Id @NonNull String memberId) {
    Caller caller = currentCaller.requireWorkspace();
    return removeMember
        .remove(
            caller.workspace(),
            InputCheck.requireId("memberId", memberId),
            member -> {
              if (!member.id.equals(caller.memberId())) {
                requireAdmin.workspaceTo("remove members");
              }
            })
        .replaceWith(true);
  }

  @Mutation
  @NonNull
  @Description("Deletes the caller's account, with the workspaces nobody else belongs to.")
  public Uni<Boolean> deleteUser(@NonNull String password) {
    return deleteUser.delete(currentCaller.requireUser().principalId(), password).replaceWith(true);
  }

  @Mutation
  @NonNull
  @Description(
      "Closes the workspace at once; after a retention it is gone for good. Its name confirms that it is meant.")
  public Uni<Boolean> deleteWorkspace(@NonNull String confirmName) {
    UUID workspaceId = requireAdmin.workspaceTo("delete the workspace");
    return deleteWorkspace.delete(workspaceId, confirmName).replaceWith(true);
  }
}
