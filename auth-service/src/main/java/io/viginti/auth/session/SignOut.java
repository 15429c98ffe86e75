package io.viginti.auth.session;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Ends a session: its refresh tokens at once, its access tokens as soon as every instance knows.
 */
@ApplicationScoped
public class SignOut {
  private final Transactions transactions;
  private final SessionStore sessions;
  private final AnnounceGrants announceGrants;

  SignOut(Transactions transactions, SessionStore sessions, AnnounceGrants announceGrants) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.announceGrants = announceGrants;
  }

  /** Answers whether there was a session to end; any token of its family will do. */
  public Uni<Boolean> signOut(String text) {
    Optional<RefreshToken> token = RefreshToken.find(text);
    if (token.isEmpty()) {
      return Uni.createFrom().item(false);
    }
    Instant now = Clock.systemUTC().instant();
    return transactions
        .inTransaction(
            () ->
                sessions
                    .findLockedByToken(token.get())
                    .map(found -> found.filter(session -> session.isLive(now)))
                    .invoke(found -> found.ifPresent(session -> session.revokedAt = now))
                    .call(
                        found ->
                            found.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : announceGrants.ofUser(
                                    found.get().userId,
                                    Optional.ofNullable(found.get().workspaceId)
                                        .map(List::of)
                                        .orElse(List.of()))))
        .map(Optional::isPresent);
  }
}
