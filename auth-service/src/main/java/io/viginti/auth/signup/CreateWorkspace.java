package io.viginti.auth.signup;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.creation.CreationConfig;
import io.viginti.auth.creation.DriveCreation;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.member.MemberStore;
import io.viginti.auth.session.AuthPayload;
import io.viginti.auth.session.OpenSession;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes a workspace for a user and opens a session in it. */
@ApplicationScoped
class CreateWorkspace {
  private static final Logger LOG = Logger.getLogger(CreateWorkspace.class);

  private final Transactions transactions;
  private final UserStore users;
  private final WorkspaceStore workspaces;
  private final MemberStore members;
  private final DriveCreation driveCreation;
  private final OpenSession openSession;
  private final CreationConfig config;

  CreateWorkspace(
      Transactions transactions,
      UserStore users,
      WorkspaceStore workspaces,
      MemberStore members,
      DriveCreation driveCreation,
      OpenSession openSession,
      CreationConfig config) {
    this.transactions = transactions;
    this.users = users;
    this.workspaces = workspaces;
    this.members = members;
    this.driveCreation = driveCreation;
    this.openSession = openSession;
    this.config = config;
  }

  /** For a user who has an account. */
  Uni<AuthPayload> create(UUID userId, String name) {
    InputCheck check = new InputCheck();
    String clean = check.name("name", name);
    check.throwIfAny();
    return transactions
        .inTransaction(() -> users.require(userId).chain(user -> record(user, clean)))
        .chain(workspace -> finish(userId, workspace.id));
  }

  /** Records the workspace, PENDING, with its first administrator, in the caller's transaction. */
  Uni<WorkspaceRow> record(UserRow owner, String name) {
    Instant now = Clock.systemUTC().instant();
    return workspaces
        .addPending(name, owner.id, now, config.lease())
        .call(workspace -> members.add(workspace.id, owner.id, FixedRoles.ADMIN, now))
        .invoke(
            workspace -> {
              if (owner.defaultWorkspaceId == null) {
                owner.defaultWorkspaceId = workspace.id;
              }
            });
  }

  /**
   * Drives the creation to its end and signs the owner in. UNAVAILABLE when a step fails: the
   * workspace is there, PENDING, and will be finished without the client.
   */
  Uni<AuthPayload> finish(UUID userId, UUID workspaceId) {
    return driveCreation
        .drive(workspaceId)
        .onFailure()
        .transform(failure -> stillPending(workspaceId, failure))
        .chain(
            () ->
                transactions.inTransaction(
                    () ->
                        users.require(userId).chain(user -> openSession.open(user, workspaceId))));
  }

  private static VigintiException stillPending(UUID workspaceId, Throwable failure) {
    LOG.warnf("event=creation-stopped workspace=%s reason=%s", workspaceId, failure);
    return VigintiException.of(
        ErrorCode.UNAVAILABLE,
        "The workspace is recorded and still being made; sign in in a moment");
  }
}
