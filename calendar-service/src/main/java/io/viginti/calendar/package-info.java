/**
 * calendar-service: calendars that members connect. It owns the channels and forgets those of a
 * workspace that was deleted; their synchronisation comes here.
 */
@NullMarked
package io.viginti.calendar;

import org.jspecify.annotations.NullMarked;
