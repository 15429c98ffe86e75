package io.viginti.auth.proof;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.lockout.GuardPassword;
import io.viginti.auth.mail.ChangeEmailLetter;
import io.viginti.auth.mail.EmailChangedLetter;
import io.viginti.auth.mail.QueueMail;
import io.viginti.auth.member.MemberEvents;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.auth.session.CheckPassword;
import io.viginti.auth.user.EmailAddress;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Moves an account to another address once that address has been proved. Whether the address has an
 * account already is told to nobody who does not read it.
 */
@ApplicationScoped
class ChangeEmail {
  private final Transactions transactions;
  private final UserStore users;
  private final EmailProofStore proofs;
  private final SendProof sendProof;
  private final CheckPassword checkPassword;
  private final GuardPassword guardPassword;
  private final QueueMail queueMail;
  private final MemberEvents memberEvents;
  private final AnnounceGrants announceGrants;

  ChangeEmail(
      Transactions transactions,
      UserStore users,
      EmailProofStore proofs,
      SendProof sendProof,
      CheckPassword checkPassword,
      GuardPassword guardPassword,
      QueueMail queueMail,
      MemberEvents memberEvents,
      AnnounceGrants announceGrants) {
    this.transactions = transactions;
    this.users = users;
    this.proofs = proofs;
    this.sendProof = sendProof;
    this.checkPassword = checkPassword;
    this.guardPassword = guardPassword;
    this.queueMail = queueMail;
    this.memberEvents = memberEvents;
    this.announceGrants = announceGrants;
  }

  /** Sends the link to the new address. */
  Uni<Void> request(UUID userId, String email, String password) {
    InputCheck check = new InputCheck();
    EmailAddress address = EmailAddress.find(email).orElse(null);
    if (address == null) {
      check.problem("email", "must be an e-mail address");
      throw check.toException();
    }
    return checkPassword
        .require(userId, password, "password")
        .chain(
            () ->
                transactions.inTransaction(
                    () -> users.require(userId).chain(user -> send(user, address))));
  }

  private Uni<Void> send(UserRow user, EmailAddress address) {
    return sendProof.send(
        user,
        Purpose.CHANGE_EMAIL,
        address.value(),
        (link, until) -> new ChangeEmailLetter(user.displayName(), link, until));
  }

  /** UNIQUE_VIOLATION when the address has an account by now. */
  Uni<Void> confirm(String token) {
    Instant now = Clock.systemUTC().instant();
    return guardPassword.guess(
        () ->
            transactions.inTransaction(
                () ->
                    proofs
                        .take(token, Purpose.CHANGE_EMAIL, now)
                        .chain(
                            proof ->
                                users
                                    .require(proof.userId)
                                    .chain(user -> move(user, proof.email, now)))
                        .chain(
                            moved -> announceGrants.ofUser(moved.userId(), moved.workspaces()))));
  }

  private record Moved(UUID userId, List<UUID> workspaces) {}

  private Uni<Moved> move(UserRow user, String email, Instant now) {
    String left = user.email;
    user.email = email;
    user.isEmailVerified = true;
    user.updatedAt = now;
    return users
        .store(user)
        .call(
            () ->
                queueMail.queue(null, left, new EmailChangedLetter(user.displayName(), user.email)))
        .chain(memberEvents::updatedEverywhere)
        .map(workspaces -> new Moved(user.id, workspaces));
  }
}
