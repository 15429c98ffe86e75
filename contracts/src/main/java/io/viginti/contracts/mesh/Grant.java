package io.viginti.contracts.mesh;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a principal is in a workspace just now.
 *
 * @param memberId null for an API key and outside a workspace
 * @param roleId null outside a workspace
 * @param displayName for ACTOR values: the member's full name, or the key's name
 * @param expiresAt when the grant ends by itself (a key's expiry); null when it does not
 */
public record Grant(
    @Nullable UUID memberId,
    @Nullable UUID roleId,
    String displayName,
    @Nullable Instant expiresAt) {}
