package io.viginti.auth.signup;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.password.Passwords;
import io.viginti.auth.session.AuthPayload;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** A new account with a workspace of its own; answers when the workspace can be used. */
@ApplicationScoped
class SignUp {
  private final Transactions transactions;
  private final UserStore users;
  private final Passwords passwords;
  private final CreateWorkspace createWorkspace;

  SignUp(
      Transactions transactions,
      UserStore users,
      Passwords passwords,
      CreateWorkspace createWorkspace) {
    this.transactions = transactions;
    this.users = users;
    this.passwords = passwords;
    this.createWorkspace = createWorkspace;
  }

  private record Recorded(UserRow user, WorkspaceRow workspace) {}

  Uni<AuthPayload> signUp(SignUpInput input) {
    NewAccount account = NewAccount.of(input, passwords::problems);
    return passwords
        .hash(account.password())
        .chain(hash -> transactions.inTransaction(() -> record(account, hash)))
        .chain(recorded -> createWorkspace.finish(recorded.user().id, recorded.workspace().id));
  }

  private Uni<Recorded> record(NewAccount account, String passwordHash) {
    Instant now = Clock.systemUTC().instant();
    UserRow user = new UserRow();
    user.id = UUID.randomUUID();
    user.email = account.email().value();
    user.firstName = account.firstName();
    user.lastName = account.lastName();
    user.passwordHash = passwordHash;
    user.createdAt = now;
    user.updatedAt = now;
    return users
        .add(user)
        .chain(() -> createWorkspace.record(user, account.workspaceName()))
        .map(workspace -> new Recorded(user, workspace));
  }
}
