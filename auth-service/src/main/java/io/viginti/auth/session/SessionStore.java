package io.viginti.auth.session;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code sessions} and {@code refresh_tokens}; within a transaction of the caller. */
@ApplicationScoped
public class SessionStore implements PanacheRepositoryBase<SessionRow, UUID> {

  /** A new session with its first refresh token. */
  Uni<SessionRow> open(SessionRow session, RefreshToken first) {
    return persistAndFlush(session)
        .call(() -> addToken(session.id, first.hash(), session.createdAt));
  }

  /** Those that a user can go on with, the one used last first. */
  public Uni<List<SessionRow>> listLive(UUID userId, Instant now) {
    return list(
        "userId = ?1 and revokedAt is null and expiresAt > ?2 order by lastUsedAt desc, id",
        userId,
        now);
  }

  public Uni<Optional<SessionRow>> findLocked(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
  }

  Uni<Void> addToken(UUID sessionId, String hash, Instant now) {
    RefreshTokenRow token = new RefreshTokenRow();
    token.hash = hash;
    token.sessionId = sessionId;
    token.createdAt = now;
    return Panache.getSession().chain(session -> session.persist(token).chain(session::flush));
  }

  /**
   * The session of a refresh token, locked, so that two uses of one token come one after the other.
   */
  Uni<Optional<SessionRow>> findLockedByToken(RefreshToken token) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "select t.sessionId from RefreshTokenRow t where t.hash = ?1", UUID.class)
                    .setParameter(1, token.hash())
                    .getSingleResultOrNull())
        .chain(
            id ->
                id == null ? Uni.createFrom().item(Optional.<SessionRow>empty()) : findLocked(id));
  }

  Uni<@Nullable RefreshTokenRow> token(String hash) {
    return Panache.getSession().chain(session -> session.find(RefreshTokenRow.class, hash));
  }

  /**
   * Revokes a user's live sessions.
   *
   * @param except the session to keep; null for none
   * @return the workspaces in which the user's tokens have ended
   */
  public Uni<Set<UUID>> revokeAll(UUID userId, @Nullable UUID except, Instant now) {
    return list("userId = ?1 and revokedAt is null", userId)
        .map(
            sessions -> {
              Set<UUID> workspaces = new HashSet<>();
              for (SessionRow session : sessions) {
                UUID workspaceId = session.workspaceId;
                if (!session.id.equals(except)) {
                  session.revokedAt = now;
                  if (workspaceId != null) {
                    workspaces.add(workspaceId);
                  }
                }
              }
              return workspaces;
            });
  }

  /** Sessions opened for the workspace go on outside any. */
  public Uni<Void> leaveWorkspace(UUID workspaceId) {
    return update("workspaceId = null where workspaceId = ?1", workspaceId).replaceWithVoid();
  }

  /** The same, of one user's. */
  public Uni<Void> leaveWorkspace(UUID workspaceId, UUID userId) {
    return update("workspaceId = null where workspaceId = ?1 and userId = ?2", workspaceId, userId)
        .replaceWithVoid();
  }

  /** Deletes sessions that ended before {@code before}, with their tokens. */
  Uni<Integer> forget(Instant before) {
    return delete("expiresAt < ?1 or revokedAt < ?1", before).map(Long::intValue);
  }
}
