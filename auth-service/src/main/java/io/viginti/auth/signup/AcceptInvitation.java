package io.viginti.auth.signup;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.creation.ProjectMember;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.invitation.FindInvitation;
import io.viginti.auth.invitation.FindInvitation.Invited;
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
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Makes a user, new or with an account, a member of the workspace they are invited to. */
@ApplicationScoped
class AcceptInvitation {
  private static final Logger LOG = Logger.getLogger(AcceptInvitation.class);

  private final Transactions transactions;
  private final FindInvitation findInvitation;
  private final WorkspaceStore workspaces;
  private final MemberStore members;
  private final UserStore users;
  private final VerifyEmail verifyEmail;
  private final MemberEvents events;
  private final ProjectMember projectMember;
  private final OpenSession openSession;

  AcceptInvitation(
      Transactions transactions,
      FindInvitation findInvitation,
      WorkspaceStore workspaces,
      MemberStore members,
      UserStore users,
      VerifyEmail verifyEmail,
      MemberEvents events,
      ProjectMember projectMember,
      OpenSession openSession) {
    this.transactions = transactions;
    this.findInvitation = findInvitation;
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
    return enter(
        user.id,
        () ->
            take(inviteToken, user.email, "input")
                .invoke(invited -> user.defaultWorkspaceId = invited.workspaceId())
                .call(() -> users.store(user).chain(verifyEmail::send))
                .chain(invited -> join(user, invited)));
  }

  /** For a user who has an account; a member already just enters. */
  Uni<AuthPayload> join(UUID userId, String inviteToken) {
    return enter(
        userId,
        () ->
            users
                .require(userId)
                .chain(
                    user ->
                        take(inviteToken, user.email).chain(invited -> joinOnce(user, invited))));
  }

  private Uni<AuthPayload> enter(UUID userId, Supplier<Uni<Joined>> joining) {
    return transactions
        .inTransaction(joining)
        .call(this::project)
        .chain(
            joined ->
                transactions.inTransaction(
                    () ->
                        users
                            .require(userId)
                            .chain(stored -> openSession.open(stored, joined.workspaceId()))));
  }

  /**
   * @param root the argument that the token is a field of; none for a bare argument
   */
  private Uni<Invited> take(String inviteToken, String email, Object... root) {
    SecretToken token = SecretToken.find(inviteToken).orElseThrow(() -> refusal(root));
    return findInvitation
        .take(token, email, Clock.systemUTC().instant())
        .map(found -> found.orElseThrow(() -> refusal(root)))
        .call(invited -> requireActive(invited, root));
  }

  private Uni<Joined> joinOnce(UserRow user, Invited invited) {
    return members
        .find(invited.workspaceId(), user.id)
        .chain(
            known ->
                known.isPresent()
                    ? Uni.createFrom()
                        .item(
                            new Joined(
                                invited.workspaceId(), MemberEvents.change(known.get(), user)))
                    : join(user, invited));
  }

  private Uni<Joined> join(UserRow user, Invited invited) {
    return members
        .add(invited.workspaceId(), user.id, invited.roleId(), Clock.systemUTC().instant())
        .call(member -> events.joined(member, user))
        .map(member -> new Joined(member.workspaceId, MemberEvents.change(member, user)));
  }

  private Uni<Void> requireActive(Invited invited, Object... root) {
    return workspaces
        .find(invited.workspaceId())
        .invoke(
            found -> {
              if (found.filter(WorkspaceRow::isActive).isEmpty()) {
                throw refusal(root);
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

  private static VigintiException refusal(Object... root) {
    InputCheck check = new InputCheck(root);
    check.problem("inviteToken", "is no invitation of this address, or not any more");
    return check.toException();
  }
}
