/**
 * The pipeline of one operation: schema → prepare → check → split → ask the services → join. What
 * is HTTP, WebSocket or SSE about it is the business of the packages that call it.
 */
@NullMarked
package io.viginti.gateway.execute;

import org.jspecify.annotations.NullMarked;
