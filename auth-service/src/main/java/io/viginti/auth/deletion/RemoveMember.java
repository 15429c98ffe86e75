package io.viginti.auth.deletion;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.member.KeepAdministrator;
import io.viginti.auth.member.MemberEvents;
import io.viginti.auth.member.MemberRow;
import io.viginti.auth.member.MemberStore;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.auth.session.SessionStore;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Ends a membership. The account stays, its sessions in the workspace go on outside any. */
@ApplicationScoped
class RemoveMember {
  private final Transactions transactions;
  private final UserStore users;
  private final MemberStore members;
  private final SessionStore sessions;
  private final KeepAdministrator keepAdministrator;
  private final MemberEvents events;
  private final AnnounceGrants announceGrants;

  RemoveMember(
      Transactions transactions,
      UserStore users,
      MemberStore members,
      SessionStore sessions,
      KeepAdministrator keepAdministrator,
      MemberEvents events,
      AnnounceGrants announceGrants) {
    this.transactions = transactions;
    this.users = users;
    this.members = members;
    this.sessions = sessions;
    this.keepAdministrator = keepAdministrator;
    this.events = events;
    this.announceGrants = announceGrants;
  }

  /** NOT_FOUND for another workspace's member, CONFLICT for the last administrator. */
  Uni<Void> remove(UUID workspaceId, UUID memberId) {
    return transactions.inTransaction(
        () ->
            keepAdministrator
                .lockMember(workspaceId, memberId)
                .call(keepAdministrator::requireAnother)
                .call(member -> users.require(member.userId).chain(user -> end(member, user)))
                .chain(member -> announceGrants.ofWorkspace(workspaceId)));
  }

  /** In the caller's transaction, in which an administrator is known to stay. */
  Uni<Void> end(MemberRow member, UserRow user) {
    if (member.workspaceId.equals(user.defaultWorkspaceId)) {
      user.defaultWorkspaceId = null;
    }
    return members
        .delete(member)
        .chain(members::flush)
        .chain(() -> sessions.leaveWorkspace(member.workspaceId, member.userId))
        .chain(() -> events.removed(member, user));
  }
}
