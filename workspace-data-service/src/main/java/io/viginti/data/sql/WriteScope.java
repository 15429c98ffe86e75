package io.viginti.data.sql;

import io.viginti.data.plan.RowRules;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every write leaves in its event besides the change, and which records it can be about.
 *
 * @param isBulk whether the event may wait behind others: it belongs to an import, or is one of
 *     many
 * @param sees what is there to whoever writes; what a change entails by itself reaches further
 */
public record WriteScope(
    UUID workspaceId,
    String shapeHash,
    Actor actor,
    @Nullable String traceparent,
    boolean isBulk,
    RowRules sees) {
  /** The same for somebody who may not see everything. */
  public WriteScope seeing(RowRules rules) {
    return new WriteScope(workspaceId, shapeHash, actor, traceparent, isBulk, rules);
  }
}
