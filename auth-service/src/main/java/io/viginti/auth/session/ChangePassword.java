package io.viginti.auth.session;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.mail.PasswordChangedLetter;
import io.viginti.auth.mail.QueueMail;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.auth.password.Passwords;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes a password and ends the sessions of the account; its user is told by mail. */
@ApplicationScoped
public class ChangePassword {
  private final Transactions transactions;
  private final UserStore users;
  private final SessionStore sessions;
  private final Passwords passwords;
  private final CheckPassword checkPassword;
  private final QueueMail queueMail;
  private final AnnounceGrants announceGrants;

  ChangePassword(
      Transactions transactions,
      UserStore users,
      SessionStore sessions,
      Passwords passwords,
      CheckPassword checkPassword,
      QueueMail queueMail,
      AnnounceGrants announceGrants) {
    this.transactions = transactions;
    this.users = users;
    this.sessions = sessions;
    this.passwords = passwords;
    this.checkPassword = checkPassword;
    this.queueMail = queueMail;
    this.announceGrants = announceGrants;
  }

  /**
   * Changes one's own, with the old one at hand.
   *
   * @param sessionId the caller's, which goes on
   */
  Uni<Void> change(UUID userId, @Nullable UUID sessionId, String oldPassword, String newPassword) {
    return transactions
        .inSession(() -> users.require(userId))
        .call(
            user ->
                checkPassword
                    .matches(user, oldPassword)
                    .invoke(isRight -> check(isRight, newPassword, user.email).throwIfAny()))
        .chain(() -> passwords.hash(newPassword))
        .chain(
            hash ->
                transactions.inTransaction(
                    () -> users.require(userId).chain(user -> store(user, sessionId, hash))));
  }

  /** The stored form of a new password; BAD_USER_INPUT when it may not be used. */
  public Uni<String> hashNew(String newPassword, String email) {
    check(true, newPassword, email).throwIfAny();
    return passwords.hash(newPassword);
  }

  private InputCheck check(boolean isOldRight, String newPassword, String email) {
    InputCheck check = new InputCheck();
    if (!isOldRight) {
      check.problem("oldPassword", CheckPassword.WRONG);
    }
    passwords
        .problems(newPassword, email)
        .forEach(problem -> check.problem("newPassword", problem));
    return check;
  }

  /**
   * In the caller's transaction.
   *
   * @param sessionId the session that goes on; null for none
   */
  public Uni<Void> store(UserRow user, @Nullable UUID sessionId, String hash) {
    Instant now = Clock.systemUTC().instant();
    user.passwordHash = hash;
    user.updatedAt = now;
    return sessions
        .revokeAll(user.id, sessionId, now)
        .call(
            () -> queueMail.queue(null, user.email, new PasswordChangedLetter(user.displayName())))
        .chain(workspaces -> announceGrants.ofUser(user.id, workspaces));
  }
}
