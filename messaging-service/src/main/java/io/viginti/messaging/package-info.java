/**
 * messaging-service: mailboxes that members connect. It owns the channels and forgets those of a
 * workspace that was deleted; their synchronisation comes here.
 */
@NullMarked
package io.viginti.messaging;

import org.jspecify.annotations.NullMarked;
