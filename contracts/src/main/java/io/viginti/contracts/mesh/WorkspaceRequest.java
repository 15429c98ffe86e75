package io.viginti.contracts.mesh;

import org.jspecify.annotations.Nullable;

/**
 * {@code PUT metadata-service /internal/workspaces/{id}}: install the standard objects, have the
 * tables made, publish version 1. Idempotent; continues where an earlier call stopped. Answers the
 * {@code SchemaVersion}.
 *
 * @param cluster where to put the workspace; null lets metadata-service choose
 */
public record WorkspaceRequest(@Nullable String cluster) {}
