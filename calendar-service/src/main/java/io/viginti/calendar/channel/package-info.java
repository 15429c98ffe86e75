/** Channels: calendars connected to a workspace. */
@NullMarked
package io.viginti.calendar.channel;

import org.jspecify.annotations.NullMarked;
