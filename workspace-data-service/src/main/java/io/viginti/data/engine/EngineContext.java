package io.viginti.data.engine;

import io.viginti.catalog.Catalog;
import io.viginti.data.plan.access.ResolvedAccess;
import io.viginti.platform.caller.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Everything one operation runs against.
 *
 * @param catalog of the version the operation runs under
 * @param schemaVersion of that catalog in the workspace
 * @param shapeHash the catalog's address; plans are shared by it
 * @param requestId goes into every error
 * @param traceparent W3C trace context to carry on in record events; null when there is none
 */
public record EngineContext(
    WorkspaceDatabase database,
    Catalog catalog,
    int schemaVersion,
    String shapeHash,
    ResolvedAccess access,
    Caller caller,
    String requestId,
    @Nullable String traceparent) {}
