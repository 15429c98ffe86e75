package io.viginti.auth.sessionlist;

import io.viginti.auth.session.SessionRow;
import io.viginti.auth.workspace.Workspace;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * A session as its user sees it.
 *
 * @param expiresAt unless it is used before
 * @param workspace the one it was opened for
 */
@Type("Session")
public record Session(
    @Id @NonNull UUID id,
    @NonNull Instant createdAt,
    @Description("When its tokens were last renewed.") @NonNull Instant lastUsedAt,
    @Description("Unless it is used before.") @NonNull Instant expiresAt,
    @Description("From where it was last used.") @Nullable String address,
    @Description("What its client says it is.") @Nullable String userAgent,
    @Name("isCurrent") boolean isCurrent,
    @Nullable Workspace workspace) {

  static Session of(SessionRow row, boolean isCurrent, @Nullable Workspace workspace) {
    return new Session(
        row.id,
        row.createdAt,
        row.lastUsedAt,
        row.expiresAt,
        row.address,
        row.userAgent,
        isCurrent,
        workspace);
  }
}
