package io.viginti.auth.session;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.member.MemberStore;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.auth.workspace.Admission;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.auth.workspace.WorkspaceStatus;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Opens a session in another of the caller's workspaces. The session of the call goes on: another
 * window may be using it.
 */
@ApplicationScoped
public class SwitchWorkspace {
  private final Transactions transactions;
  private final UserStore users;
  private final WorkspaceStore workspaces;
  private final MemberStore members;
  private final Admission admission;
  private final OpenSession openSession;

  SwitchWorkspace(
      Transactions transactions,
      UserStore users,
      WorkspaceStore workspaces,
      MemberStore members,
      Admission admission,
      OpenSession openSession) {
    this.transactions = transactions;
    this.users = users;
    this.workspaces = workspaces;
    this.members = members;
    this.admission = admission;
    this.openSession = openSession;
  }

  /** NOT_FOUND when the user is no member, whether the workspace exists or not. */
  public Uni<AuthPayload> switchTo(UUID userId, UUID workspaceId) {
    return transactions.inTransaction(
        () ->
            members
                .require(workspaceId, userId)
                .chain(() -> workspaces.require(workspaceId))
                .chain(
                    workspace ->
                        users.require(userId).invoke(user -> requireEnterable(workspace, user)))
                .chain(user -> openSession.open(user, workspaceId)));
  }

  private void requireEnterable(WorkspaceRow workspace, UserRow user) {
    if (workspace.status == WorkspaceStatus.PENDING) {
      throw VigintiException.of(
          ErrorCode.UNAVAILABLE, "The workspace is still being made; try again in a moment");
    }
    admission.require(workspace, user.id, user.isEmailVerified);
  }
}
