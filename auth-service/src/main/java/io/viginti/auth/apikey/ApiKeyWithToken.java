package io.viginti.auth.apikey;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A new API key with its token. */
@Type("ApiKeyWithToken")
public record ApiKeyWithToken(
    @Id @NonNull UUID id,
    @NonNull String name,
    @Nullable Instant expiresAt,
    @NonNull @Description("Shown this once.") String token) {
  /** Does not tell the token. */
  @Override
  public String toString() {
    return "ApiKeyWithToken[" + id + "]";
  }
}
