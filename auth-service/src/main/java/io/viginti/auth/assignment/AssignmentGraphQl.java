package io.viginti.auth.assignment;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.access.FindRoles;
import io.viginti.auth.input.InputCheck;
import io.viginti.contracts.access.SettingPermission;
import io.viginti.platform.access.Permissions;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Giving roles. */
@GraphQLApi
@ApplicationScoped
public class AssignmentGraphQl {
  private final Permissions permissions;
  private final FindRoles findRoles;
  private final AssignRole assignRole;

  AssignmentGraphQl(Permissions permissions, FindRoles findRoles, AssignRole assignRole) {
    this.permissions = permissions;
    this.findRoles = findRoles;
    this.assignRole = assignRole;
  }

  @Mutation
  @NonNull
  @Description("Gives a role to a member or to an API key, whichever is named.")
  public Uni<Boolean> assignRole(
      @Id @Nullable String memberId, @Id @Nullable String apiKeyId, @Id @NonNull String roleId) {
    if ((memberId == null) == (apiKeyId == null)) {
      throw VigintiException.badInput("Name a member or an API key, and not both");
    }
    return permissions
        .require(SettingPermission.ROLES, "assign roles")
        .call(
            caller ->
                findRoles
                    .requireGivable(caller, roleId)
                    .chain(role -> assign(caller.workspace(), memberId, apiKeyId, role.id())))
        .replaceWith(true);
  }

  private Uni<Void> assign(
      UUID workspaceId, @Nullable String memberId, @Nullable String apiKeyId, UUID roleId) {
    return memberId == null
        ? assignRole.toApiKey(
            workspaceId, InputCheck.requireId("apiKeyId", Objects.requireNonNull(apiKeyId)), roleId)
        : assignRole.toMember(workspaceId, InputCheck.requireId("memberId", memberId), roleId);
  }
}
