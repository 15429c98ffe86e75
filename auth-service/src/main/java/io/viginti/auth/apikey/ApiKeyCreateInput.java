package io.viginti.auth.apikey;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** The API key to make. */
@Input("ApiKeyCreateInput")
public record ApiKeyCreateInput(
    @NonNull String name,
    @Id @Nullable @Description("Member when absent.") String roleId,
    @Nullable @Description("Never when absent.") Instant expiresAt) {}
