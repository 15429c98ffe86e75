package io.viginti.auth.deletion;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.apikey.ApiKeyStore;
import io.viginti.auth.featureflag.FeatureFlagStore;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.invitation.InvitationStore;
import io.viginti.auth.member.MemberStore;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.auth.session.SessionStore;
import io.viginti.auth.workspace.WorkspaceEvents;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.auth.workspace.WorkspaceStatus;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Deletes a workspace. Its row stays as a tombstone, so that a creation step, a late token or a
 * late event finds that it is gone.
 */
@ApplicationScoped
class DeleteWorkspace {
  private final Transactions transactions;
  private final WorkspaceStore workspaces;
  private final MemberStore members;
  private final ApiKeyStore apiKeys;
  private final FeatureFlagStore flags;
  private final InvitationStore invitations;
  private final SessionStore sessions;
  private final WorkspaceEvents events;
  private final AnnounceGrants announceGrants;

  DeleteWorkspace(
      Transactions transactions,
      WorkspaceStore workspaces,
      MemberStore members,
      ApiKeyStore apiKeys,
      FeatureFlagStore flags,
      InvitationStore invitations,
      SessionStore sessions,
      WorkspaceEvents events,
      AnnounceGrants announceGrants) {
    this.transactions = transactions;
    this.workspaces = workspaces;
    this.members = members;
    this.apiKeys = apiKeys;
    this.flags = flags;
    this.invitations = invitations;
    this.sessions = sessions;
    this.events = events;
    this.announceGrants = announceGrants;
  }

  /**
   * @param confirmName the workspace's name, as proof that the right one is meant
   */
  Uni<Void> delete(UUID workspaceId, String confirmName) {
    return transactions
        .inTransaction(
            () ->
                workspaces
                    .requireLocked(workspaceId)
                    .invoke(workspace -> check(workspace, confirmName))
                    .chain(this::close))
        .chain(() -> announceGrants.ofWorkspace(workspaceId));
  }

  private static void check(WorkspaceRow workspace, String confirmName) {
    InputCheck check = new InputCheck();
    if (!workspace.name.equals(confirmName.strip())) {
      check.problem("confirmName", "must be the name of the workspace");
    }
    check.throwIfAny();
  }

  /** In the caller's transaction, which holds the row. */
  Uni<Void> close(WorkspaceRow workspace) {
    workspace.status = WorkspaceStatus.DELETED;
    workspace.updatedAt = Clock.systemUTC().instant();
    return workspaces
        .flush()
        .chain(() -> events.deleted(workspace))
        .chain(() -> purge(workspace.id));
  }

  private Uni<Void> purge(UUID workspaceId) {
    return sessions
        .leaveWorkspace(workspaceId)
        .chain(() -> members.removeAll(workspaceId))
        .chain(() -> apiKeys.removeAll(workspaceId))
        .chain(() -> flags.removeAll(workspaceId))
        .chain(() -> invitations.removeAll(workspaceId))
        .replaceWithVoid();
  }
}
