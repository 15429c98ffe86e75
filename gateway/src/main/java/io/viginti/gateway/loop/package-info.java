/** Where work goes on: on the event loop of the request that asked for it. */
@NullMarked
package io.viginti.gateway.loop;

import org.jspecify.annotations.NullMarked;
