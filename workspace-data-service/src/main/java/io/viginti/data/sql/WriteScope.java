package io.viginti.data.sql;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every write leaves in its event besides the change.
 *
 * <p><<<<<<< HEAD
 *
 * @param isBulk whether the event may wait behind others: it belongs to an import =======
 * @param isBulk whether the event may wait behind others: it belongs to an import, or is one of
 *     many >>>>>>> 9a731d3 (REST passes on the mark of an import too; formatted)
 */
public record WriteScope(
    UUID workspaceId,
    String shapeHash,
    Actor actor,
    @Nullable String traceparent,
    boolean isBulk) {}
