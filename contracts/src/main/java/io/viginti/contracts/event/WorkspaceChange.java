package io.viginti.contracts.event;

import java.util.UUID;

/**
 * Data of {@code workspace.created | updated | suspended | deleted}. On {@code deleted} every owner
 * purges its rows.
 *
 * @param status as in the public API: PENDING ACTIVE SUSPENDED DELETED
 */
public record WorkspaceChange(UUID workspaceId, String name, String status) {}
