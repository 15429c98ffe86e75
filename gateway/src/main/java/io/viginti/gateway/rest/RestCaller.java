package io.viginti.gateway.rest;

import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.platform.caller.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what is passed on about the request.
 *
 * @param caller of a workspace
 * @param version of the caller's workspace as this gateway knows it: a service that is behind loads
 *     it first
 * @param traceparent W3C trace context
 */
record RestCaller(
    Caller caller,
    String token,
    SchemaVersion version,
    String requestId,
    @Nullable String traceparent,
    @Nullable String idempotencyKey,
    boolean isImport) {}
