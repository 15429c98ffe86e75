package io.viginti.contracts.event;

import java.util.UUID;

/**
 * Data of {@code workspace.created | updated | suspended | resumed | deleted}. {@code suspended}
 * says that nobody gets in any more, also of a workspace whose retention has begun (its status is
 * DELETED then); {@code resumed} ends that. On {@code deleted} every owner purges its rows.
 *
 * @param status as in the public API: PENDING ACTIVE SUSPENDED DELETED
 */
public record WorkspaceChange(UUID workspaceId, String name, String status) {}
