package io.viginti.auth.deletion;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.auth.session.SessionStore;
import io.viginti.auth.workspace.WorkspaceEvents;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.auth.workspace.WorkspaceStatus;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Closes a workspace: nobody gets in from the next request on. Everything in it stays until the
 * retention is over. Its row stays as a tombstone, so that a creation step, a late token or a late
 * event finds that it is gone.
 */
@ApplicationScoped
class DeleteWorkspace {
  private final Transactions transactions;
  private final WorkspaceStore workspaces;
  private final SessionStore sessions;
  private final WorkspaceEvents events;
  private final AnnounceGrants announceGrants;
  private final DeletionConfig config;

  DeleteWorkspace(
      Transactions transactions,
      WorkspaceStore workspaces,
      SessionStore sessions,
      WorkspaceEvents events,
      AnnounceGrants announceGrants,
      DeletionConfig config) {
    this.transactions = transactions;
    this.workspaces = workspaces;
    this.sessions = sessions;
    this.events = events;
    this.announceGrants = announceGrants;
    this.config = config;
  }

  /**
   * @param confirmName the workspace's name, as proof that the right one is meant
   */
  Uni<Void> delete(UUID workspaceId, String confirmName) {
    return transactions.inTransaction(
        () ->
            workspaces
                .requireLocked(workspaceId)
                .invoke(workspace -> check(workspace, confirmName))
                .chain(workspace -> close(workspace, config.retention()))
                .chain(() -> announceGrants.ofWorkspace(workspaceId)));
  }

  private static void check(WorkspaceRow workspace, String confirmName) {
    InputCheck check = new InputCheck();
    if (!workspace.name.equals(confirmName.strip())) {
      check.problem("confirmName", "must be the name of the workspace");
    }
    check.throwIfAny();
  }

  /**
   * In the caller's transaction, which holds the row.
   *
   * @param retention none when nobody is left who could use it again
   */
  Uni<Void> close(WorkspaceRow workspace, Duration retention) {
    Instant now = Clock.systemUTC().instant();
    workspace.status = WorkspaceStatus.DELETED;
    workspace.purgeAfter = now.plus(retention);
    workspace.updatedAt = now;
    return workspaces
        .flush()
        .chain(() -> events.suspended(workspace))
        .chain(() -> sessions.leaveWorkspace(workspace.id));
  }
}
