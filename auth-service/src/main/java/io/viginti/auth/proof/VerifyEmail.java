package io.viginti.auth.proof;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.lockout.GuardPassword;
import io.viginti.auth.mail.VerifyEmailLetter;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Asks whether the address of an account is read by its user, and takes the answer. */
@ApplicationScoped
public class VerifyEmail {
  private final Transactions transactions;
  private final UserStore users;
  private final EmailProofStore proofs;
  private final SendProof sendProof;
  private final GuardPassword guardPassword;

  VerifyEmail(
      Transactions transactions,
      UserStore users,
      EmailProofStore proofs,
      SendProof sendProof,
      GuardPassword guardPassword) {
    this.transactions = transactions;
    this.users = users;
    this.proofs = proofs;
    this.sendProof = sendProof;
    this.guardPassword = guardPassword;
  }

  /** CONFLICT when it is verified already, RATE_LIMITED when it was asked a moment ago. */
  Uni<Void> request(UUID userId) {
    return transactions.inTransaction(
        () ->
            users
                .require(userId)
                .invoke(
                    user -> {
                      if (user.isEmailVerified) {
                        throw VigintiException.conflict("The e-mail address is verified already");
                      }
                    })
                .chain(this::send));
  }

  /** Sends the link of a new account, in the caller's transaction. */
  public Uni<Void> send(UserRow user) {
    return sendProof.send(
        user,
        Purpose.VERIFY_EMAIL,
        user.email,
        (link, until) -> new VerifyEmailLetter(user.displayName(), link, until));
  }

  /** Notes that the link was followed; of an address that was left since, it proves nothing. */
  Uni<Void> verify(String token) {
    Instant now = Clock.systemUTC().instant();
    return guardPassword.guess(() -> transactions.inTransaction(() -> take(token, now)));
  }

  private Uni<Void> take(String token, Instant now) {
    return proofs
        .take(token, Purpose.VERIFY_EMAIL, now)
        .chain(
            proof ->
                users.update(
                    "isEmailVerified = true, updatedAt = ?1 where id = ?2 and email = ?3",
                    now,
                    proof.userId,
                    proof.email))
        .replaceWithVoid();
  }
}
