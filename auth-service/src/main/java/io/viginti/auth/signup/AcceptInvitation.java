package io.viginti.auth.signup;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.creation.ProjectMember;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.invitation.InvitationRow;
import io.viginti.auth.invitation.InvitationStore;
import io.viginti.auth.member.MemberEvents;
import io.viginti.auth.member.MemberStore;
import io.viginti.auth.proof.VerifyEmail;
import io.viginti.auth.session.AuthPayload;
import io.viginti.auth.session.OpenSession;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.auth.vault.SecretToken;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.contracts.event.MemberChange;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes a new user a member of the workspace they were invited to. */
@ApplicationScoped
class AcceptInvitation {
  private static final Logger LOG = Logger.getLogger(AcceptInvitation.class);

  private final Transactions transactions;
  private final InvitationStore invitations;
  private final WorkspaceStore workspaces;
  private final MemberStore members;
  private final UserStore users;
  private final VerifyEmail verifyEmail;
  private final MemberEvents events;
  private final ProjectMember projectMember;
  private final OpenSession openSession;

  AcceptInvitation(
      Transactions transactions,
      InvitationStore invitations,
      WorkspaceStore workspaces,
      MemberStore members,
      UserStore users,
      VerifyEmail verifyEmail,
      MemberEvents events,
      ProjectMember projectMember,
      OpenSession openSession) {
    this.transactions = transactions;
    this.invitations = invitations;
    this.workspaces = workspaces;
    this.members = members;
    this.users = users;
    this.verifyEmail = verifyEmail;
    this.events = events;
    this.projectMember = projectMember;
    this.openSession = openSession;
  }

  private record Joined(UUID workspaceId, MemberChange change) {}

  /**
   * BAD_USER_INPUT, and no account, when the token is no invitation of this address.
   *
   * @param user not stored yet
   */
  Uni<AuthPayload> signUp(UserRow user, String inviteToken) {
    SecretToken token = SecretToken.find(inviteToken).orElseThrow(AcceptInvitation::refusal);
    return transactions
        .inTransaction(() -> accept(user, token))
        .call(joined -> project(joined))
        .chain(
            joined ->
                transactions.inTransaction(
                    () ->
                        users
                            .require(user.id)
                            .chain(stored -> openSession.open(stored, joined.workspaceId()))));
  }

  private Uni<Joined> accept(UserRow user, SecretToken token) {
    Instant now = Clock.systemUTC().instant();
    return invitations
        .findAcceptable(token, now)
        .map(
            found ->
                found
                    .filter(invitation -> invitation.email.equals(user.email))
                    .orElseThrow(AcceptInvitation::refusal))
        .call(invitation -> requireActive(invitation))
        .invoke(invitation -> user.defaultWorkspaceId = invitation.workspaceId)
        .call(() -> users.store(user).chain(verifyEmail::send))
        .chain(
            invitation ->
                members
                    .add(invitation.workspaceId, user.id, invitation.roleId, now)
                    .call(() -> invitations.delete(invitation))
                    .call(member -> events.joined(member, user))
                    .map(
                        member ->
                            new Joined(member.workspaceId, MemberEvents.change(member, user))));
  }

  private Uni<Void> requireActive(InvitationRow invitation) {
    return workspaces
        .find(invitation.workspaceId)
        .invoke(
            found -> {
              if (found.filter(WorkspaceRow::isActive).isEmpty()) {
                throw refusal();
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> project(Joined joined) {
    return projectMember
        .project(joined.workspaceId(), joined.change())
        .onFailure()
        .invoke(
            e ->
                LOG.warnf(
                    "event=member-not-projected-yet member=%s reason=%s",
                    joined.change().memberId(), e))
        .onFailure()
        .recoverWithNull();
  }

  private static VigintiException refusal() {
    InputCheck check = new InputCheck("input");
    check.problem("inviteToken", "is no invitation of this address, or not any more");
    return check.toException();
  }
}
