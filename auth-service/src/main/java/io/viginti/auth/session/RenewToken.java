package io.viginti.auth.session;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.key.TokenConfig;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.auth.user.UserStore;
import io.viginti.platform.caller.CurrentClient;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rotates a refresh token. A token that was rotated before gives the same successor again for a
 * short while; after that its use shows that two parties hold the family, which is revoked.
 */
@ApplicationScoped
public class RenewToken {
  private final Transactions transactions;
  private final SessionStore sessions;
  private final UserStore users;
  private final OpenSession openSession;
  private final AnnounceGrants announceGrants;
  private final TokenConfig config;
  private final CurrentClient client;

  RenewToken(
      Transactions transactions,
      SessionStore sessions,
      UserStore users,
      OpenSession openSession,
      AnnounceGrants announceGrants,
      TokenConfig config,
      CurrentClient client) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.users = users;
    this.openSession = openSession;
    this.announceGrants = announceGrants;
    this.config = config;
    this.client = client;
  }

  /** What the transaction came to; a revocation must be committed although the answer is no. */
  private sealed interface Outcome {
    record Renewed(AuthPayload payload) implements Outcome {}

    record Refused() implements Outcome {}
  }

  public Uni<AuthPayload> renew(String text) {
    Optional<RefreshToken> token = RefreshToken.find(text);
    if (token.isEmpty()) {
      return Uni.createFrom().failure(refusal());
    }
    return transactions
        .inTransaction(() -> present(token.get()))
        .chain(
            outcome ->
                switch (outcome) {
                  case Outcome.Renewed renewed -> Uni.createFrom().item(renewed.payload());
                  case Outcome.Refused _ -> Uni.createFrom().failure(refusal());
                });
  }

  private Uni<Outcome> present(RefreshToken token) {
    return sessions
        .findLockedByToken(token)
        .chain(
            session ->
                session.isEmpty()
                    ? Uni.createFrom().item(new Outcome.Refused())
                    : present(token, session.get()));
  }

  private Uni<Outcome> present(RefreshToken token, SessionRow session) {
    Instant now = Clock.systemUTC().instant();
    return sessions
        .token(token.hash())
        .onItem()
        .ifNull()
        .failWith(RenewToken::refusal)
        .chain(
            row ->
                isSuccessorRotated(row)
                    .map(
                        successorRotated ->
                            RefreshTokenState.of(
                                session.isLive(now),
                                row.rotation(),
                                successorRotated,
                                now,
                                config.rotationGrace()))
                    .chain(state -> act(state, token, row, session, now)));
  }

  private Uni<Outcome> act(
      RefreshTokenState state,
      RefreshToken token,
      RefreshTokenRow row,
      SessionRow session,
      Instant now) {
    return switch (state) {
      case RefreshTokenState.Current current -> {
        RefreshToken successor = RefreshToken.random();
        row.rotate(current.rotate(token, successor, now));
        session.expiresAt = now.plus(config.refreshLifetime());
        session.use(now, client.find().orElse(null));
        yield sessions
            .addToken(session.id, successor.hash(), now)
            .chain(() -> renewed(session, successor));
      }
      case RefreshTokenState.JustRotated justRotated ->
          renewed(session, justRotated.successor(token));
      case RefreshTokenState.Spent _ -> {
        session.revokedAt = now;
        yield announceGrants
            .ofUser(
                session.userId,
                Optional.ofNullable(session.workspaceId).map(List::of).orElse(List.of()))
            .replaceWith(new Outcome.Refused());
      }
      case RefreshTokenState.Ended _ -> Uni.createFrom().item(new Outcome.Refused());
    };
  }

  private Uni<Outcome> renewed(SessionRow session, RefreshToken successor) {
    return users
        .require(session.userId)
        .chain(user -> openSession.payload(session, user, successor))
        .map(Outcome.Renewed::new);
  }

  private Uni<Boolean> isSuccessorRotated(RefreshTokenRow row) {
    String successor = row.successorHash;
    return successor == null
        ? Uni.createFrom().item(false)
        : sessions.token(successor).map(RenewToken::isRotated);
  }

  private static boolean isRotated(@Nullable RefreshTokenRow row) {
    return row == null || row.rotatedAt != null;
  }

  private static VigintiException refusal() {
    return VigintiException.unauthenticated("The refresh token is not valid any more; sign in");
  }
}
