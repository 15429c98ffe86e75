package io.viginti.auth.workspace;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** What of a workspace to change; null leaves a field as it is. */
@Input("WorkspaceUpdateInput")
public record WorkspaceUpdateInput(
    @Nullable String name,
    @Nullable String subdomain,
    @Nullable @Description("An absolute http or https URL; \"\" for none.") String logoUrl,
    @Nullable
        @Description(
            "Whether users have to verify their address before they enter; its maker need not.")
        Boolean isVerificationRequired) {}
