package io.viginti.data.sql;

import io.viginti.data.plan.Condition;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which rows of an object a statement changes. */
public sealed interface Which {
  /**
   * A row by its id, in the state that the change needs.
   *
   * @param ifUpdatedAt the version seen by the caller; null for any
   */
  record One(UUID id, @Nullable OffsetDateTime ifUpdatedAt) implements Which {}

  /**
   * All rows a condition chooses, deleted or not as the condition says.
   *
   * @param most when there are more, nothing is changed
   */
  record Chosen(Condition where, int most) implements Which {}
}
