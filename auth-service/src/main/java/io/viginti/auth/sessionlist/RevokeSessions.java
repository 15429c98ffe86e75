package io.viginti.auth.sessionlist;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.auth.session.SessionRow;
import io.viginti.auth.session.SessionStore;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ends sessions of a user: their refresh tokens at once, their access tokens as soon as every
 * instance knows, which is when this answers.
 */
@ApplicationScoped
class RevokeSessions {
  private final Transactions transactions;
  private final SessionStore sessions;
  private final AnnounceGrants announceGrants;

  RevokeSessions(Transactions transactions, SessionStore sessions, AnnounceGrants announceGrants) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.announceGrants = announceGrants;
  }

  /** NOT_FOUND when it has ended, or is another user's. */
  Uni<Void> one(UUID userId, UUID sessionId) {
    Instant now = Clock.systemUTC().instant();
    return transactions.inTransaction(
        () ->
            sessions
                .findLocked(sessionId)
                .map(
                    found ->
                        found
                            .filter(row -> row.userId.equals(userId) && row.isLive(now))
                            .orElseThrow(() -> VigintiException.notFound("Session")))
                .invoke(row -> row.revokedAt = now)
                .chain(row -> announceGrants.ofUser(userId, workspaceOf(row))));
  }

  /**
   * @param kept the session that goes on
   */
  Uni<Void> others(UUID userId, @Nullable UUID kept) {
    return transactions.inTransaction(
        () ->
            sessions
                .revokeAll(userId, kept, Clock.systemUTC().instant())
                .chain(workspaces -> announceGrants.ofUser(userId, workspaces)));
  }

  private static Set<UUID> workspaceOf(SessionRow row) {
    return Optional.ofNullable(row.workspaceId).map(Set::of).orElse(Set.of());
  }
}
