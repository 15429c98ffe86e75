package io.viginti.data.sql;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every write leaves in its event besides the change.
 *
 * @param isBulk whether the event may wait behind others: it belongs to an import, or is one of
 *     many
 */
public record WriteScope(
    UUID workspaceId,
    String shapeHash,
    Actor actor,
    @Nullable String traceparent,
    boolean isBulk) {}
