package io.viginti.gateway.execute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.gateway.client.Client;
import io.viginti.gateway.session.CookieSession;
import io.viginti.platform.caller.Caller;
import org.jspecify.annotations.Nullable;

/**
 * An operation that a client asks for.
 *
 * @param variables as the client sent them
 * @param caller null when the request carried no token
 * @param token the caller's own, passed on to the services
 * @param client who sent it, as the services are told; null when that is not known
 * @param session of a browser whose tokens are in cookies; null for the others
 * @param traceparent W3C trace context, passed on
 * @param idempotencyKey passed on with mutations
 * @param isImport whether it belongs to an import, passed on
 * @param isReadOnly whether only queries may run (GET)
 */
public record GraphQlRequest(
    String query,
    @Nullable String operationName,
    ObjectNode variables,
    @Nullable Caller caller,
    @Nullable String token,
    @Nullable Client client,
    @Nullable CookieSession session,
    String requestId,
    @Nullable String traceparent,
    @Nullable String idempotencyKey,
    boolean isImport,
    boolean isReadOnly) {}
