package io.viginti.auth.session;

import io.viginti.auth.user.User;
import io.viginti.auth.workspace.Workspace;
import java.time.Instant;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * Who has signed in, and the tokens that prove it.
 *
 * @param expiresAt end of the access token
 * @param workspace the one the session was opened for; the access token names it only while it is
 *     ACTIVE
 */
@Type("AuthPayload")
public record AuthPayload(
    @NonNull String accessToken,
    @NonNull String refreshToken,
    @NonNull Instant expiresAt,
    @NonNull User user,
    @Nullable Workspace workspace) {
  /** Does not tell the tokens. */
  @Override
  public String toString() {
    return "AuthPayload[" + user.id() + "]";
  }
}
