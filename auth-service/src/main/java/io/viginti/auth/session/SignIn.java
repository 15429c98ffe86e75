package io.viginti.auth.session;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.lockout.GuardPassword;
import io.viginti.auth.member.MemberStore;
import io.viginti.auth.password.Passwords;
import io.viginti.auth.user.EmailAddress;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signs in with a password. An unknown address, a wrong password and an account without one get the
 * same answer after the same time; after too many wrong ones, RATE_LIMITED.
 */
@ApplicationScoped
public class SignIn {
  private final Transactions transactions;
  private final UserStore users;
  private final WorkspaceStore workspaces;
  private final MemberStore members;
  private final Passwords passwords;
  private final GuardPassword guardPassword;
  private final OpenSession openSession;

  SignIn(
      Transactions transactions,
      UserStore users,
      WorkspaceStore workspaces,
      MemberStore members,
      Passwords passwords,
      GuardPassword guardPassword,
      OpenSession openSession) {
    this.transactions = transactions;
    this.users = users;
    this.workspaces = workspaces;
    this.members = members;
    this.passwords = passwords;
    this.guardPassword = guardPassword;
    this.openSession = openSession;
  }

  /**
   * @param workspaceId null to enter the user's default one, else the oldest that can be entered
   */
  public Uni<AuthPayload> signIn(String email, String password, @Nullable UUID workspaceId) {
    return transactions
        .inSession(() -> findUser(email))
        .chain(
            found ->
                guardPassword
                    .attempt(
                        email,
                        () ->
                            passwords.verify(
                                found.map(user -> user.passwordHash).orElse(null), password))
                    .map(
                        matches -> {
                          if (!matches || found.isEmpty()) {
                            throw VigintiException.unauthenticated(
                                "Wrong e-mail address or password");
                          }
                          return found.get();
                        }))
        .call(user -> renewOutdated(user, password))
        .chain(user -> transactions.inTransaction(() -> enter(user, workspaceId)));
  }

  private Uni<Optional<UserRow>> findUser(String email) {
    Optional<EmailAddress> address = EmailAddress.find(email);
    return address.isPresent()
        ? users.findByEmail(address.get().value())
        : Uni.createFrom().item(Optional.empty());
  }

  private Uni<AuthPayload> enter(UserRow user, @Nullable UUID wanted) {
    return members
        .listOfUser(user.id)
        .chain(found -> workspaces.listByIds(found.stream().map(m -> m.workspaceId).toList()))
        .map(mine -> choose(mine, wanted, user.defaultWorkspaceId))
        .chain(chosen -> openSession.open(user, chosen));
  }

  private static @Nullable UUID choose(
      List<WorkspaceRow> mine, @Nullable UUID wanted, @Nullable UUID byDefault) {
    if (wanted != null) {
      if (mine.stream().noneMatch(w -> w.id.equals(wanted))) {
        throw VigintiException.notFound("Workspace");
      }
      return wanted;
    }
    return mine.stream()
        .filter(w -> w.id.equals(byDefault))
        .findFirst()
        .or(() -> mine.stream().filter(WorkspaceRow::isActive).findFirst())
        .or(() -> mine.stream().findFirst())
        .map(w -> w.id)
        .orElse(null);
  }

  /** Hashes anew at today's cost, now that the password is known. */
  private Uni<Void> renewOutdated(UserRow user, String password) {
    String stored = user.passwordHash;
    if (stored == null || !passwords.isOutdated(stored)) {
      return Uni.createFrom().voidItem();
    }
    return passwords
        .hash(password)
        .chain(
            hash ->
                transactions.inTransaction(
                    () ->
                        users.update(
                            "passwordHash = ?1 where id = ?2 and passwordHash = ?3",
                            hash,
                            user.id,
                            stored)))
        .replaceWithVoid();
  }
}
