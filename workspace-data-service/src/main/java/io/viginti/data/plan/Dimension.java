package io.viginti.data.plan;

import io.viginti.catalog.DateGranularity;
import io.viginti.data.query.Operand;
import io.viginti.data.value.InputPath;
import java.util.Optional;

/**
 * What records are grouped by.
 *
 * @param period of a date; empty for the value itself
 */
public record Dimension(Target target, Optional<Period> period) {
  /**
   * A period of time.
   *
   * @param timeZone in which a moment is in it; nothing for UTC
   * @param at where the time zone stands in the input, for messages
   */
  public record Period(DateGranularity granularity, Operand timeZone, InputPath at) {}
}
