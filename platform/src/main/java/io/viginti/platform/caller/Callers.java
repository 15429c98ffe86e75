package io.viginti.platform.caller;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.mesh.Grant;
import io.viginti.contracts.mesh.GrantRequest;
import io.viginti.contracts.mesh.GrantRequest.PrincipalKind;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.news.FollowedCache;
import io.viginti.platform.news.FollowedCaches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;

/** From a bearer token to the {@link Caller}: verified, and with the grant of this moment. */
@ApplicationScoped
public class Callers {
  private static final int GRANTS = 50_000;

  private final AccessTokens tokens;
  private final KeyListener listener;
  private final FollowedCache<GrantRequest, Grant> grants;

  Callers(
      AccessTokens tokens,
      GrantSource source,
      FollowedCaches caches,
      Instance<KeyListener> listeners) {
    this.tokens = tokens;
    this.listener = listeners.isResolvable() ? listeners.get() : key -> {};
    this.grants =
        caches.create(
            "grants",
            Callers::subjectOf,
            request -> source.find(request).map(found -> found.orElseThrow(() -> revoked())),
            GRANTS);
  }

  /**
   * UNAUTHENTICATED when the token is bad, expired or revoked, FORBIDDEN in a suspended workspace.
   */
  public Uni<Caller> authenticate(String bearerToken) {
    return tokens
        .verify(bearerToken)
        .chain(
            token -> {
              Grant known = grants.peek(token.principal());
              return known != null
                  ? Uni.createFrom().item(caller(token.principal(), known))
                  : grants.get(token.principal()).map(grant -> caller(token.principal(), grant));
            });
  }

  /** When the token itself ends; for connections that outlive a request. */
  public Uni<Instant> expiryOf(String bearerToken) {
    return tokens.verify(bearerToken).map(VerifiedToken::expiresAt);
  }

  private Caller caller(GrantRequest principal, Grant grant) {
    Instant end = grant.expiresAt();
    if (end != null && !end.isAfter(Instant.now())) {
      throw revoked();
    }
    if (principal.kind() == PrincipalKind.API_KEY) {
      listener.used(principal.principalId());
    }
    return new Caller(
        principal.kind() == PrincipalKind.USER ? Caller.Kind.USER : Caller.Kind.API_KEY,
        principal.principalId(),
        principal.sessionId(),
        principal.workspaceId(),
        grant.memberId(),
        grant.roleId(),
        grant.displayName());
  }

  private static String subjectOf(GrantRequest request) {
    return request.workspaceId() != null
        ? "grants:" + request.workspaceId()
        : "user:" + request.principalId();
  }

  private static VigintiException revoked() {
    return VigintiException.unauthenticated("The token was revoked or the workspace is closed");
  }
}
