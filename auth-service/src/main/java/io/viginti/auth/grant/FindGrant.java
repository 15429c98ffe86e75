package io.viginti.auth.grant;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.apikey.ApiKeyRow;
import io.viginti.auth.apikey.ApiKeyStore;
import io.viginti.auth.member.MemberStore;
import io.viginti.auth.session.SessionStore;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.auth.workspace.Admission;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.contracts.mesh.Grant;
import io.viginti.contracts.mesh.GrantRequest;
import io.viginti.platform.caller.GrantSource;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks a grant up; empty for whatever is not surely good. FORBIDDEN, with the reason, for a good
 * token of a workspace that is suspended or that its bearer has to verify an address for.
 */
@ApplicationScoped
public class FindGrant implements GrantSource {
  private final Transactions transactions;
  private final UserStore users;
  private final SessionStore sessions;
  private final WorkspaceStore workspaces;
  private final Admission admission;
  private final MemberStore members;
  private final ApiKeyStore apiKeys;

  FindGrant(
      Transactions transactions,
      UserStore users,
      SessionStore sessions,
      WorkspaceStore workspaces,
      Admission admission,
      MemberStore members,
      ApiKeyStore apiKeys) {
    this.transactions = transactions;
    this.users = users;
    this.sessions = sessions;
    this.workspaces = workspaces;
    this.admission = admission;
    this.members = members;
    this.apiKeys = apiKeys;
  }

  @Override
  public Uni<Optional<Grant>> find(GrantRequest request) {
    Instant now = Clock.systemUTC().instant();
    UUID workspaceId = request.workspaceId();
    UUID sessionId = request.sessionId();
    return switch (request.kind()) {
      case USER ->
          sessionId == null
              ? none()
              : transactions.inSession(
                  () -> ofUser(request.principalId(), sessionId, workspaceId, now));
      case API_KEY ->
          workspaceId == null
              ? none()
              : transactions.inSession(() -> ofKey(workspaceId, request.principalId(), now));
    };
  }

  private Uni<Optional<Grant>> ofUser(
      UUID userId, UUID sessionId, @Nullable UUID workspaceId, Instant now) {
    return sessions
        .findById(sessionId)
        .chain(
            session ->
                session == null || !session.userId.equals(userId) || !session.isLive(now)
                    ? none()
                    : users
                        .findById(userId)
                        .chain(user -> user == null ? none() : ofUser(user, workspaceId)));
  }

  private Uni<Optional<Grant>> ofUser(UserRow user, @Nullable UUID workspaceId) {
    if (workspaceId == null) {
      return Uni.createFrom().item(Optional.of(new Grant(null, null, user.displayName(), null)));
    }
    return workspaces
        .find(workspaceId)
        .chain(
            workspace ->
                workspace.isEmpty()
                    ? none()
                    : members
                        .find(workspaceId, user.id)
                        .invoke(member -> member.ifPresent(m -> admit(workspace.get(), user)))
                        .map(
                            member ->
                                member
                                    .filter(m -> workspace.get().isActive())
                                    .map(
                                        m -> new Grant(m.id, m.roleId, user.displayName(), null))));
  }

  private void admit(WorkspaceRow workspace, UserRow user) {
    admission.require(workspace, user.id, user.isEmailVerified);
  }

  private Uni<Optional<Grant>> ofKey(UUID workspaceId, UUID keyId, Instant now) {
    return workspaces
        .find(workspaceId)
        .chain(
            workspace ->
                workspace.isEmpty()
                    ? none()
                    : apiKeys
                        .find(workspaceId, keyId)
                        .map(found -> found.filter(key -> key.isGood(now)))
                        .invoke(key -> key.ifPresent(k -> admission.requireOpen(workspace.get())))
                        .map(
                            key ->
                                key.filter(k -> workspace.get().isActive()).map(FindGrant::grant)));
  }

  private static Grant grant(ApiKeyRow key) {
    return new Grant(null, key.roleId, key.name, key.expiresAt);
  }

  private static Uni<Optional<Grant>> none() {
    return Uni.createFrom().item(Optional.empty());
  }
}
