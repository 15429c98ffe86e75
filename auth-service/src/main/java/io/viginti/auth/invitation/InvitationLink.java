package io.viginti.auth.invitation;

import io.viginti.auth.access.Role;
import java.time.Instant;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** The link by which anybody who has it may join the workspace. */
@Type("InvitationLink")
public record InvitationLink(
    @NonNull String link,
    @NonNull Role role,
    @NonNull Instant createdAt,
    @Nullable Instant expiresAt) {
  /** Does not tell the link. */
  @Override
  public String toString() {
    return "InvitationLink";
  }
}
