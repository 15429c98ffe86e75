/**
 * The connections to the services: one shared keep-alive HTTP/1.1 client, and WebSockets for
 * subscriptions.
 */
@NullMarked
package io.viginti.gateway.upstream;

import org.jspecify.annotations.NullMarked;
