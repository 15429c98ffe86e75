package io.viginti.contracts.mesh;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a workspace is in its life, for whoever operates the mesh.
 *
 * @param name "" once it is purged
 * @param status as in the public API: PENDING ACTIVE SUSPENDED DELETED
 * @param purgeAfter until when a deleted one can be restored; null of others
 * @param purgedAt when every owner was told to purge it; null while there is something of it
 */
public record WorkspaceState(
    UUID id,
    String name,
    String subdomain,
    String status,
    @Nullable Instant purgeAfter,
    @Nullable Instant purgedAt) {}
