/**
 * Live events: every instance reads record events from the end of their topic, without a group, and
 * gives each subscriber those it asked for. Filters mean what they mean in SQL: {@link
 * io.viginti.data.live.RecordFilter} evaluates them on a record's API form with three-valued logic;
 * what cannot be evaluated is not sent.
 */
@NullMarked
package io.viginti.data.live;

import org.jspecify.annotations.NullMarked;
