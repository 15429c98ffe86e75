package io.viginti.auth.member;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * A workspace always has an administrator. Whoever takes the role from somebody locks the workspace
 * first, so that two administrators do not end each other.
 */
@ApplicationScoped
public class KeepAdministrator {
  private final WorkspaceStore workspaces;
  private final MemberStore members;

  KeepAdministrator(WorkspaceStore workspaces, MemberStore members) {
    this.workspaces = workspaces;
    this.members = members;
  }

  /** In the caller's transaction, before a member of the workspace is read. */
  public Uni<WorkspaceRow> lock(UUID workspaceId) {
    return workspaces.requireLocked(workspaceId);
  }

  /** The same, and the member; NOT_FOUND for another workspace's. */
  public Uni<MemberRow> lockMember(UUID workspaceId, UUID memberId) {
    return lock(workspaceId).chain(() -> members.requireById(workspaceId, memberId));
  }

  /** CONFLICT when {@code member} is the only administrator. */
  public Uni<Void> requireAnother(MemberRow member) {
    return isLast(member)
        .invoke(
            isLast -> {
              if (isLast) {
                throw VigintiException.conflict("The last administrator has to stay");
              }
            })
        .replaceWithVoid();
  }

  /** Whether without {@code member} the workspace had no administrator. */
  public Uni<Boolean> isLast(MemberRow member) {
    return member.roleId.equals(FixedRoles.ADMIN)
        ? members.count(member.workspaceId, FixedRoles.ADMIN).map(admins -> admins <= 1)
        : Uni.createFrom().item(false);
  }
}
