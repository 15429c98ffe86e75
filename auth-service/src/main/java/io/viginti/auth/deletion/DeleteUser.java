package io.viginti.auth.deletion;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.member.KeepAdministrator;
import io.viginti.auth.member.MemberRow;
import io.viginti.auth.member.MemberStore;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.auth.session.CheckPassword;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.auth.workspace.WorkspaceStatus;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Deletes an account with its memberships and sessions. Workspaces that nobody else belongs to go
 * with it; one that would be left without an administrator keeps the account.
 */
@ApplicationScoped
class DeleteUser {
  private final Transactions transactions;
  private final CheckPassword checkPassword;
  private final UserStore users;
  private final WorkspaceStore workspaces;
  private final MemberStore members;
  private final KeepAdministrator keepAdministrator;
  private final RemoveMember removeMember;
  private final DeleteWorkspace deleteWorkspace;
  private final AnnounceGrants announceGrants;

  DeleteUser(
      Transactions transactions,
      CheckPassword checkPassword,
      UserStore users,
      WorkspaceStore workspaces,
      MemberStore members,
      KeepAdministrator keepAdministrator,
      RemoveMember removeMember,
      DeleteWorkspace deleteWorkspace,
      AnnounceGrants announceGrants) {
    this.transactions = transactions;
    this.checkPassword = checkPassword;
    this.users = users;
    this.workspaces = workspaces;
    this.members = members;
    this.keepAdministrator = keepAdministrator;
    this.removeMember = removeMember;
    this.deleteWorkspace = deleteWorkspace;
    this.announceGrants = announceGrants;
  }

  Uni<Void> delete(UUID userId, String password) {
    return checkPassword
        .require(userId, password, "password")
        .chain(
            () ->
                transactions.inTransaction(
                    () ->
                        users
                            .require(userId)
                            .chain(this::deleteRows)
                            .chain(workspaces -> announceGrants.ofUser(userId, workspaces))));
  }

  /** Answers the workspaces the user belonged to. */
  private Uni<List<UUID>> deleteRows(UserRow user) {
    return members
        .listOfUser(user.id)
        .chain(
            memberships -> {
              Uni<Void> left = Uni.createFrom().voidItem();
              for (MemberRow member : inLockOrder(memberships)) {
                left = left.chain(() -> leave(member, user));
              }
              return left.chain(() -> users.delete(user))
                  .replaceWith(memberships.stream().map(m -> m.workspaceId).toList());
            });
  }

  private Uni<Void> leave(MemberRow member, UserRow user) {
    return workspaces
        .requireLockedOrDeleted(member.workspaceId)
        .chain(
            workspace ->
                members
                    .count("workspaceId", workspace.id)
                    .chain(all -> leave(workspace, member, user, all == 1)));
  }

  private Uni<Void> leave(WorkspaceRow workspace, MemberRow member, UserRow user, boolean isOnly) {
    if (isOnly) {
      return deleteWorkspace
          .close(workspace, Duration.ZERO)
          .chain(() -> members.delete(member))
          .chain(members::flush);
    }
    return keepAdministrator
        .isLast(member)
        .invoke(isLast -> refuse(workspace, isLast))
        .chain(() -> removeMember.end(member, user));
  }

  private static void refuse(WorkspaceRow workspace, boolean isLast) {
    if (isLast && workspace.status != WorkspaceStatus.DELETED) {
      throw VigintiException.conflict(
          "The workspace \"" + workspace.name + "\" needs another administrator first");
    }
  }

  private static List<MemberRow> inLockOrder(List<MemberRow> memberships) {
    return memberships.stream()
        .sorted(Comparator.comparing((MemberRow member) -> member.workspaceId))
        .toList();
  }
}
