package io.viginti.auth.deletion;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.input.InputCheck;
import io.viginti.contracts.access.SettingPermission;
import io.viginti.platform.access.Permissions;
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
  private final Permissions permissions;
  private final DeleteWorkspace deleteWorkspace;
  private final RemoveMember removeMember;
  private final DeleteUser deleteUser;

  DeletionGraphQl(
      CurrentCaller currentCaller,
      Permissions permissions,
      DeleteWorkspace deleteWorkspace,
      RemoveMember removeMember,
      DeleteUser deleteUser) {
    this.currentCaller = currentCaller;
    this.permissions = permissions;
    this.deleteWorkspace = deleteWorkspace;
    this.removeMember = removeMember;
    this.deleteUser = deleteUser;
  }

  @Mutation
  @NonNull
  @Description("Removes a member from the workspace; members may remove themselves.")
  public Uni<Boolean> removeMember(@Id @NonNull String memberId) {
    Caller caller = currentCaller.requireWorkspace();
    UUID id = InputCheck.requireId("memberId", memberId);
    Uni<Caller> allowed =
        id.equals(caller.memberId())
            ? Uni.createFrom().item(caller)
            : permissions.require(SettingPermission.MEMBERS, "remove members");
    return allowed.chain(() -> removeMember.remove(caller.workspace(), id)).replaceWith(true);
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
    UUID workspaceId = permissions.requireAdmin("delete the workspace").workspace();
    return deleteWorkspace.delete(workspaceId, confirmName).replaceWith(true);
  }
}
