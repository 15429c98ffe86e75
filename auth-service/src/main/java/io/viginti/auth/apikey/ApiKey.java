package io.viginti.auth.apikey;

import io.viginti.auth.access.Role;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** An API key as the API shows one: never its token. */
@Type("ApiKey")
public record ApiKey(
    @Id @NonNull UUID id,
    @NonNull String name,
    @NonNull Role role,
    @NonNull Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable @Description("When it was last used, to the minute.") Instant lastUsedAt) {

  static ApiKey of(ApiKeyRow row, Function<UUID, Role> roles) {
    return new ApiKey(
        row.id,
        row.name,
        roles.apply(row.roleId),
        row.createdAt,
        row.expiresAt,
        row.revokedAt,
        row.lastUsedAt);
  }
}
