package io.viginti.auth.grant;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.apikey.ApiKeyRow;
import io.viginti.auth.apikey.ApiKeyStore;
import io.viginti.auth.member.MemberStore;
import io.viginti.auth.session.SessionStore;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
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

/** Looks a grant up; empty for whatever is not surely good. */
@ApplicationScoped
public class FindGrant implements GrantSource {
  private final Transactions transactions;
  private final UserStore users;
  private final SessionStore sessions;
  private final WorkspaceStore workspaces;
  private final MemberStore members;
  private final ApiKeyStore apiKeys;

  FindGrant(
      Transactions transactions,
      UserStore users,
      SessionStore sessions,
      WorkspaceStore workspaces,
      MemberStore members,
      ApiKeyStore apiKeys) {
    this.transactions = transactions;
    this.users = users;
    this.sessions = sessions;
    this.workspaces = workspaces;
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
    return ifActive(
        workspaceId,
        members
            .find(workspaceId, user.id)
            .map(
                found ->
                    found.map(
                        member -> new Grant(member.id, member.roleId, user.displayName(), null))));
  }

  private Uni<Optional<Grant>> ofKey(UUID workspaceId, UUID keyId, Instant now) {
    return ifActive(
        workspaceId,
        apiKeys
            .find(workspaceId, keyId)
            .map(found -> found.filter(key -> key.isGood(now)).map(FindGrant::grant)));
  }

  private Uni<Optional<Grant>> ifActive(UUID workspaceId, Uni<Optional<Grant>> grant) {
    return workspaces
        .find(workspaceId)
        .chain(found -> found.filter(WorkspaceRow::isActive).isPresent() ? grant : none());
  }

  private static Grant grant(ApiKeyRow key) {
    return new Grant(null, key.roleId, key.name, key.expiresAt);
  }

  private static Uni<Optional<Grant>> none() {
    return Uni.createFrom().item(Optional.empty());
  }
}
