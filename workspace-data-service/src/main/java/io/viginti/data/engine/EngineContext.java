package io.viginti.data.engine;

import io.viginti.catalog.Catalog;
import io.viginti.data.execute.Ledger;
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
 * @param ledger of a request with an Idempotency-Key; null for others
 * @param isImport whether the operation belongs to an import
 */
public record EngineContext(
    WorkspaceDatabase database,
    Catalog catalog,
    int schemaVersion,
    String shapeHash,
    ResolvedAccess access,
    Caller caller,
    String requestId,
    @Nullable String traceparent,
    @Nullable Ledger ledger,
    boolean isImport) {
  /** The same for a request with an Idempotency-Key. */
  public EngineContext with(Ledger keyed) {
    return new EngineContext(
        database,
        catalog,
        schemaVersion,
        shapeHash,
        access,
        caller,
        requestId,
        traceparent,
        keyed,
        isImport);
  }
}
