package io.viginti.auth.invitation;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.access.FindRoles;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.mail.InvitationLetter;
import io.viginti.auth.mail.Letter;
import io.viginti.auth.mail.QueueMail;
import io.viginti.auth.member.MemberStore;
import io.viginti.auth.user.EmailAddress;
import io.viginti.auth.user.UserStore;
import io.viginti.auth.vault.SecretToken;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invites people to a workspace; inviting somebody again replaces the link. */
@ApplicationScoped
class InviteMembers {
  private static final int MAX_EMAILS = 100;

  private final FindRoles findRoles;
  private final Transactions transactions;
  private final InvitationStore invitations;
  private final MemberStore members;
  private final UserStore users;
  private final WorkspaceStore workspaces;
  private final QueueMail queueMail;
  private final InvitationConfig config;

  InviteMembers(
      FindRoles findRoles,
      Transactions transactions,
      InvitationStore invitations,
      MemberStore members,
      UserStore users,
      WorkspaceStore workspaces,
      QueueMail queueMail,
      InvitationConfig config) {
    this.findRoles = findRoles;
    this.transactions = transactions;
    this.invitations = invitations;
    this.members = members;
    this.users = users;
    this.workspaces = workspaces;
    this.queueMail = queueMail;
    this.config = config;
  }

  /**
   * An invitation as it is now.
   *
   * @param link null when it was not sent
   */
  record Sent(InvitationRow row, @Nullable String link) {
    /** Does not tell the link. */
    @Override
    public String toString() {
      return "Sent[" + row.id + "]";
    }
  }

  /** FORBIDDEN for a role that may more than the caller. */
  Uni<List<Sent>> invite(Caller caller, List<String> emails, @Nullable String roleId) {
    Set<String> addresses = check(emails);
    return findRoles
        .requireGivable(caller, roleId)
        .chain(role -> invite(caller.workspace(), caller.principalId(), addresses, role.id()));
  }

  private Uni<List<Sent>> invite(
      UUID workspaceId, UUID invitedBy, Set<String> addresses, UUID roleId) {
    return transactions.inTransaction(
        () -> {
          List<Sent> sent = new ArrayList<>();
          Uni<Void> all = Uni.createFrom().voidItem();
          for (String email : addresses) {
            all =
                all.chain(() -> requireNoMember(workspaceId, email))
                    .chain(() -> inviteOne(workspaceId, invitedBy, email, roleId))
                    .invoke(sent::add)
                    .replaceWithVoid();
          }
          return all.replaceWith(sent);
        });
  }

  /** A new link, good for the whole time again; the old one is worth nothing. */
  Uni<Sent> resend(Caller caller, UUID id) {
    return transactions.inTransaction(
        () ->
            invitations
                .require(caller.workspace(), id)
                .call(row -> findRoles.requireGivable(caller, row.roleId.toString()))
                .chain(row -> send(row, Clock.systemUTC().instant())));
  }

  /** NOT_FOUND for another workspace's invitation. */
  Uni<Sent> revoke(UUID workspaceId, UUID id) {
    return transactions.inTransaction(
        () ->
            invitations
                .require(workspaceId, id)
                .call(invitations::delete)
                .map(row -> new Sent(row, null)));
  }

  private static Set<String> check(List<String> emails) {
    if (emails.size() > MAX_EMAILS) {
      throw VigintiException.limit("emails", MAX_EMAILS, emails.size());
    }
    InputCheck check = new InputCheck("emails");
    Set<String> addresses = new LinkedHashSet<>();
    for (int i = 0; i < emails.size(); i++) {
      Optional<EmailAddress> address = EmailAddress.find(emails.get(i));
      if (address.isPresent()) {
        addresses.add(address.get().value());
      } else {
        check.problem(i, "must be an e-mail address");
      }
    }
    check.throwIfAny();
    return addresses;
  }

  private Uni<Void> requireNoMember(UUID workspaceId, String email) {
    return users
        .findByEmail(email)
        .chain(
            user ->
                user.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : members.find(workspaceId, user.get().id))
        .invoke(
            member -> {
              if (member.isPresent()) {
                throw VigintiException.conflict(email + " is a member already");
              }
            })
        .replaceWithVoid();
  }

  private Uni<Sent> inviteOne(UUID workspaceId, UUID invitedBy, String email, UUID roleId) {
    Instant now = Clock.systemUTC().instant();
    return invitations
        .findByEmail(workspaceId, email)
        .map(
            found ->
                found.orElseGet(
                    () -> {
                      InvitationRow row = new InvitationRow();
                      row.id = UUID.randomUUID();
                      row.workspaceId = workspaceId;
                      row.email = email;
                      row.createdAt = now;
                      return row;
                    }))
        .invoke(
            row -> {
              row.roleId = roleId;
              row.invitedBy = invitedBy;
            })
        .chain(row -> send(row, now));
  }

  private Uni<Sent> send(InvitationRow row, Instant now) {
    SecretToken token = SecretToken.random();
    row.tokenHash = token.hash();
    row.expiresAt = now.plus(config.lifetime());
    String link = config.signUpUrl() + "?inviteToken=" + token.value();
    return invitations
        .persistAndFlush(row)
        .chain(() -> mail(row, link))
        .replaceWith(() -> new Sent(row, link));
  }

  private Uni<Void> mail(InvitationRow row, String link) {
    return workspaces
        .require(row.workspaceId)
        .chain(
            workspace ->
                users
                    .findById(row.invitedBy)
                    .map(inviter -> inviter == null ? workspace.name : inviter.displayName())
                    .map(
                        inviter ->
                            new InvitationLetter(
                                workspace.name, inviter, link, Letter.until(row.expiresAt))))
        .chain(letter -> queueMail.queue(row.workspaceId, row.email, letter));
  }
}
