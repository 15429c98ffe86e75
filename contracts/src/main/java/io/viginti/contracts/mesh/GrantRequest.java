package io.viginti.contracts.mesh;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST auth-service /internal/grants}: may this principal act, and as whom? Answers {@link
 * Grant}, or 404 when the member, key, session or workspace is gone, expired, revoked or suspended.
 *
 * @param workspaceId null when the token names no workspace
 * @param principalId user id or API key id
 * @param sessionId the token family of a user's token; null for an API key
 */
public record GrantRequest(
    @Nullable UUID workspaceId, PrincipalKind kind, UUID principalId, @Nullable UUID sessionId) {
  /** Who a token may stand for. */
  public enum PrincipalKind {
    USER,
    API_KEY
  }
}
