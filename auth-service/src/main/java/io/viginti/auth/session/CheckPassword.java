package io.viginti.auth.session;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.lockout.GuardPassword;
import io.viginti.auth.password.Passwords;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Asks a signed-in user for the password once more, before what cannot be taken back. */
@ApplicationScoped
public class CheckPassword {
  static final String WRONG = "is not the password of this account";

  private final Transactions transactions;
  private final UserStore users;
  private final Passwords passwords;
  private final GuardPassword guardPassword;

  CheckPassword(
      Transactions transactions,
      UserStore users,
      Passwords passwords,
      GuardPassword guardPassword) {
    this.transactions = transactions;
    this.users = users;
    this.passwords = passwords;
    this.guardPassword = guardPassword;
  }

  /**
   * The user; BAD_USER_INPUT when it is not the password, RATE_LIMITED after too many of them.
   *
   * @param argument where the password was given
   */
  public Uni<UserRow> require(UUID userId, String password, String argument) {
    return transactions
        .inSession(() -> users.require(userId))
        .call(
            user ->
                matches(user, password)
                    .invoke(
                        isRight -> {
                          InputCheck check = new InputCheck();
                          if (!isRight) {
                            check.problem(argument, WRONG);
                          }
                          check.throwIfAny();
                        }));
  }

  /** Whether it is the password; RATE_LIMITED after too many that were not. */
  Uni<Boolean> matches(UserRow user, String password) {
    return guardPassword.attempt(user.email, () -> passwords.verify(user.passwordHash, password));
  }
}
