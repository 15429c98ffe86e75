package io.viginti.auth.signup;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.lockout.GuardPassword;
import io.viginti.auth.password.Passwords;
import io.viginti.auth.proof.VerifyEmail;
import io.viginti.auth.session.AuthPayload;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * A new account: with a workspace of its own, which can be used when this answers, or as a member
 * of the one it was invited to.
 */
@ApplicationScoped
class SignUp {
  private final Transactions transactions;
  private final UserStore users;
  private final Passwords passwords;
  private final GuardPassword guardPassword;
  private final VerifyEmail verifyEmail;
  private final CreateWorkspace createWorkspace;
  private final AcceptInvitation acceptInvitation;

  SignUp(
      Transactions transactions,
      UserStore users,
      Passwords passwords,
      GuardPassword guardPassword,
      VerifyEmail verifyEmail,
      CreateWorkspace createWorkspace,
      AcceptInvitation acceptInvitation) {
    this.transactions = transactions;
    this.users = users;
    this.passwords = passwords;
    this.guardPassword = guardPassword;
    this.verifyEmail = verifyEmail;
    this.createWorkspace = createWorkspace;
    this.acceptInvitation = acceptInvitation;
  }

  Uni<AuthPayload> signUp(SignUpInput input) {
    NewAccount account = NewAccount.of(input, passwords::problems);
    String inviteToken = account.inviteToken();
    return guardPassword.guess(
        () ->
            passwords
                .hash(account.password())
                .map(hash -> user(account, hash))
                .chain(
                    user ->
                        inviteToken == null
                            ? withWorkspace(user, account.workspaceName())
                            : acceptInvitation.signUp(user, inviteToken)));
  }

  private Uni<AuthPayload> withWorkspace(UserRow user, String workspaceName) {
    return transactions
        .inTransaction(
            () ->
                users
                    .store(user)
                    .call(verifyEmail::send)
                    .chain(() -> createWorkspace.record(user, workspaceName)))
        .chain(workspace -> createWorkspace.finish(user.id, workspace.id));
  }

  private static UserRow user(NewAccount account, String passwordHash) {
    Instant now = Clock.systemUTC().instant();
    UserRow user = new UserRow();
    user.id = UUID.randomUUID();
    user.email = account.email().value();
    user.firstName = account.firstName();
    user.lastName = account.lastName();
    user.passwordHash = passwordHash;
    user.createdAt = now;
    user.updatedAt = now;
    return user;
  }
}
