/**
 * Operations that stream: {@code graphql-transport-ws} over WebSockets and GraphQL over server-sent
 * events. A connection ends when its token expires or its caller's grant is revoked.
 *
 * <pre>
 * OPENED ──connection_init──► ACKNOWLEDGED ──subscribe──► n operations
 *    │ 4408 (no init in time), 4401 (subscribe first)       │ next* (error | complete)
 *    │ 4403 (bad token), 4429 (second init)                 │ 4409 (id in use)
 *    └──────────────► CLOSED ◄── 4400 (not of the protocol) ┘ 4403 (token ended)
 * </pre>
 */
@NullMarked
package io.viginti.gateway.live;

import org.jspecify.annotations.NullMarked;
