/** Channels: mailboxes connected to a workspace. */
@NullMarked
package io.viginti.messaging.channel;

import org.jspecify.annotations.NullMarked;
