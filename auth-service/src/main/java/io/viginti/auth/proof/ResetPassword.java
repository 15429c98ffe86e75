package io.viginti.auth.proof;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.lockout.GuardPassword;
import io.viginti.auth.session.ChangePassword;
import io.viginti.auth.user.UserStore;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Replaces a forgotten password: every session ends, a lock-out too, and the address is proved by
 * the way.
 */
@ApplicationScoped
class ResetPassword {
  private final Transactions transactions;
  private final UserStore users;
  private final EmailProofStore proofs;
  private final ChangePassword changePassword;
  private final GuardPassword guardPassword;

  ResetPassword(
      Transactions transactions,
      UserStore users,
      EmailProofStore proofs,
      ChangePassword changePassword,
      GuardPassword guardPassword) {
    this.transactions = transactions;
    this.users = users;
    this.proofs = proofs;
    this.changePassword = changePassword;
    this.guardPassword = guardPassword;
  }

  /** BAD_USER_INPUT for a bad password leaves the link good. */
  Uni<Void> reset(String token, String newPassword) {
    return guardPassword
        .guess(
            () ->
                transactions.inSession(() -> proofs.require(token, Purpose.RESET_PASSWORD, now())))
        .chain(proof -> changePassword.hashNew(newPassword, proof.email))
        .chain(
            hash ->
                transactions.inTransaction(
                    () ->
                        proofs
                            .take(token, Purpose.RESET_PASSWORD, now())
                            .chain(proof -> users.require(proof.userId))
                            .invoke(user -> user.isEmailVerified = true)
                            .call(user -> changePassword.store(user, null, hash))))
        .chain(user -> guardPassword.forgetAccount(user.email));
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }
}
