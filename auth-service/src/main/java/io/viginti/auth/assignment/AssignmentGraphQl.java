package io.viginti.auth.assignment;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.access.RequireAdmin;
import io.viginti.auth.access.Role;
import io.viginti.auth.input.InputCheck;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
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
  private final RequireAdmin requireAdmin;
  private final AssignRole assignRole;

  AssignmentGraphQl(RequireAdmin requireAdmin, AssignRole assignRole) {
    this.requireAdmin = requireAdmin;
    this.assignRole = assignRole;
  }

  @Mutation
  @NonNull
  @Description("Gives a role to a member or to an API key, whichever is named.")
  public Uni<Boolean> assignRole(
      @Id @Nullable String memberId, @Id @Nullable String apiKeyId, @Id @NonNull String roleId) {
    UUID workspaceId = requireAdmin.workspaceTo("assign roles");
    if ((memberId == null) == (apiKeyId == null)) {
      throw VigintiException.badInput("Name a member or an API key, and not both");
    }
    Role role = Role.requireOrMember(roleId);
    Uni<Void> assigned =
        memberId == null
            ? assignRole.toApiKey(workspaceId, InputCheck.requireId("apiKeyId", apiKeyId), role)
            : assignRole.toMember(workspaceId, InputCheck.requireId("memberId", memberId), role);
    return assigned.replaceWith(true);
  }
}
