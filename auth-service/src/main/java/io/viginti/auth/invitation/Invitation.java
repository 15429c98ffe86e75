package io.viginti.auth.invitation;

import io.viginti.auth.access.Role;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** An invitation as the API shows one. */
@Type("Invitation")
public record Invitation(
    @Id @NonNull UUID id,
    @NonNull String email,
    @NonNull Role role,
    @NonNull Instant createdAt,
    @NonNull Instant expiresAt,
    @Nullable @Description("Where to sign up; told when the invitation is sent, not afterwards.")
        String link) {

  static Invitation of(InvitationRow row, @Nullable String link, Function<UUID, Role> roles) {
    return new Invitation(
        row.id, row.email, roles.apply(row.roleId), row.createdAt, row.expiresAt, link);
  }

  /** Does not tell the link. */
  @Override
  public String toString() {
    return "Invitation[" + id + "]";
  }
}
