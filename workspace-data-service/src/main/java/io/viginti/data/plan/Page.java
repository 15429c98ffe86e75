package io.viginti.data.plan;

import io.viginti.data.query.Operand;

/**
 * Which part of a list is answered.
 *
 * @param limit nothing for the default
 * @param defaultRows rows when no limit is given
 * @param mostRows a higher limit is LIMIT_EXCEEDED
 */
public record Page(Operand limit, Operand offset, int defaultRows, int mostRows) {}
