package io.viginti.auth.session;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.auth.password.Passwords;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes one's password and ends every other session of the account. */
@ApplicationScoped
public class ChangePassword {
  private final Transactions transactions;
  private final UserStore users;
  private final SessionStore sessions;
  private final Passwords passwords;
  private final AnnounceGrants announceGrants;

  ChangePassword(
      Transactions transactions,
      UserStore users,
      SessionStore sessions,
      Passwords passwords,
      AnnounceGrants announceGrants) {
    this.transactions = transactions;
    this.users = users;
    this.sessions = sessions;
    this.passwords = passwords;
    this.announceGrants = announceGrants;
  }

  /**
   * @param sessionId the caller's, which goes on
   */
  public Uni<Void> change(
      UUID userId, @Nullable UUID sessionId, String oldPassword, String newPassword) {
    return transactions
        .inSession(() -> users.require(userId))
        .chain(
            user ->
                passwords
                    .verify(user.passwordHash, oldPassword)
                    .invoke(matches -> check(user, matches, newPassword)))
        .chain(() -> passwords.hash(newPassword))
        .chain(hash -> transactions.inTransaction(() -> store(userId, sessionId, hash)))
        .chain(workspaces -> announceGrants.ofUser(userId, workspaces));
  }

  private void check(UserRow user, boolean oldMatches, String newPassword) {
    InputCheck check = new InputCheck();
    if (!oldMatches) {
      check.problem("oldPassword", "is not the password of this account");
    }
    passwords
        .problems(newPassword, user.email)
        .forEach(problem -> check.problem("newPassword", problem));
    check.throwIfAny();
  }

  private Uni<Set<UUID>> store(UUID userId, @Nullable UUID sessionId, String hash) {
    Instant now = Clock.systemUTC().instant();
    return users
        .require(userId)
        .invoke(
            user -> {
              user.passwordHash = hash;
              user.updatedAt = now;
            })
        .chain(() -> sessions.revokeAll(userId, sessionId, now));
  }
}
