package io.viginti.auth.session;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.key.IssueToken;
import io.viginti.auth.key.TokenConfig;
import io.viginti.auth.member.MemberStore;
import io.viginti.auth.user.User;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.workspace.Admission;
import io.viginti.auth.workspace.Workspace;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.platform.caller.CurrentClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens a session for a user who has proved to be one, and hands out its tokens. */
@ApplicationScoped
public class OpenSession {
  private final SessionStore sessions;
  private final WorkspaceStore workspaces;
  private final Admission admission;
  private final MemberStore members;
  private final IssueToken issueToken;
  private final TokenConfig config;
  private final CurrentClient client;

  OpenSession(
      SessionStore sessions,
      WorkspaceStore workspaces,
      Admission admission,
      MemberStore members,
      IssueToken issueToken,
      TokenConfig config,
      CurrentClient client) {
    this.sessions = sessions;
    this.workspaces = workspaces;
    this.admission = admission;
    this.members = members;
    this.issueToken = issueToken;
    this.config = config;
    this.client = client;
  }

  /**
   * A new session, within the caller's transaction.
   *
   * @param workspaceId where the user wants to be; null for outside any
   */
  public Uni<AuthPayload> open(UserRow user, @Nullable UUID workspaceId) {
    RefreshToken first = RefreshToken.random();
    Instant now = Clock.systemUTC().instant();
    SessionRow opened = new SessionRow();
    opened.id = UUID.randomUUID();
    opened.userId = user.id;
    opened.workspaceId = workspaceId;
    opened.createdAt = now;
    opened.expiresAt = now.plus(config.refreshLifetime());
    opened.use(now, client.find().orElse(null));
    return sessions.open(opened, first).chain(session -> payload(session, user, first));
  }

  /** The answer to whoever now holds {@code refreshToken}. */
  Uni<AuthPayload> payload(SessionRow session, UserRow user, RefreshToken refreshToken) {
    return findWorkspace(session.workspaceId, user.id)
        .map(
            workspace -> {
              UUID enterable =
                  workspace
                      .filter(w -> admission.admits(w, user.id, user.isEmailVerified))
                      .map(w -> w.id)
                      .orElse(null);
              IssueToken.Issued access = issueToken.accessToken(user.id, session.id, enterable);
              return new AuthPayload(
                  access.token(),
                  refreshToken.value(),
                  access.expiresAt(),
                  User.own(user),
                  workspace.map(Workspace::of).orElse(null));
            });
  }

  /** The workspace, if it still is one and the user still belongs to it. */
  private Uni<Optional<WorkspaceRow>> findWorkspace(@Nullable UUID workspaceId, UUID userId) {
    if (workspaceId == null) {
      return Uni.createFrom().item(Optional.empty());
    }
    return members
        .find(workspaceId, userId)
        .chain(
            member ->
                member.isPresent()
                    ? workspaces.find(workspaceId)
                    : Uni.createFrom().item(Optional.empty()));
  }
}
