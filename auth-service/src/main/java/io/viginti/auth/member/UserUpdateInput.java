package io.viginti.auth.member;

import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** What of one's account to change; null leaves a field as it is. */
@Input("UserUpdateInput")
public record UserUpdateInput(
    @Nullable String firstName,
    @Nullable String lastName,
    @Id @Nullable String defaultWorkspaceId) {}
