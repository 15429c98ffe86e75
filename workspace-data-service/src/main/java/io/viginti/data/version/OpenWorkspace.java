package io.viginti.data.version;

import io.vertx.core.Future;
import io.viginti.catalog.Catalog;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.data.cluster.Cluster;
import io.viginti.data.cluster.Clusters;
import io.viginti.data.engine.EngineContext;
import io.viginti.data.execute.Ledger;
import io.viginti.data.plan.access.ResolvedAccess;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.ErrorTranslation;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs work against a workspace's current version. When the tables turn out to be of another
 * version than the catalog, nothing was written: the version is loaded anew and the work repeated
 * once.
 */
@ApplicationScoped
public class OpenWorkspace {
  private final Versions versions;
  private final Catalogs catalogs;
  private final Accesses accesses;
  private final Clusters clusters;

  OpenWorkspace(Versions versions, Catalogs catalogs, Accesses accesses, Clusters clusters) {
    this.versions = versions;
    this.accesses = accesses;
    this.catalogs = catalogs;
    this.clusters = clusters;
  }

  /**
   * A workspace ready for work.
   *
   * @param version what {@code engine}'s catalog is of
   */
  public record Opened(SchemaVersion version, Cluster cluster, EngineContext engine) {
    /** The same for a request with an Idempotency-Key. */
    public Opened with(Ledger ledger) {
      return new Opened(version, cluster, engine.with(ledger));
    }
  }

  /** Runs {@code work}, twice at most. */
  public <T> Future<T> run(UUID workspace, Caller caller, Function<Opened, Future<T>> work) {
    return run(workspace, caller, 0, work);
  }

  /**
   * The same for an operation that was checked against a version.
   *
   * @param atLeast the version the caller knows of: an older one is loaded anew first
   */
  public <T> Future<T> run(
      UUID workspace, Caller caller, int atLeast, Function<Opened, Future<T>> work) {
    Request request = Request.current(caller);
    return current(workspace, atLeast)
        .compose(version -> open(version, request))
        .compose(
            opened ->
                work.apply(opened)
                    .recover(
                        failure ->
                            isOtherVersion(failure)
                                ? versions
                                    .reload(workspace)
                                    .compose(version -> open(version, request))
                                    .compose(work)
                                : Future.failedFuture(failure)));
  }

  /**
   * The same for work that nobody has checked: {@code check} refuses what the version does not
   * have. Before a refusal stands, the owner is asked for the current version, so that a new field
   * can be used through every instance at once.
   */
  public <P, T> Future<T> check(
      UUID workspace,
      Caller caller,
      int atLeast,
      Function<Opened, P> check,
      BiFunction<Opened, P, Future<T>> work) {
    Request request = Request.current(caller);
    return run(
        workspace,
        caller,
        atLeast,
        opened -> {
          P checked;
          try {
            checked = check.apply(opened);
          } catch (VigintiException refused) {
            return versions
                .reload(workspace)
                .compose(
                    now ->
                        isSame(now, opened.version())
                            ? Future.failedFuture(refused)
                            : open(now, request)
                                .compose(again -> work.apply(again, check.apply(again))));
          }
          return work.apply(opened, checked);
        });
  }

  /** What is known of the request before anything is waited for: later the context is another. */
  private record Request(Caller caller, String id, @Nullable String trace, boolean isImport) {
    static Request current(Caller caller) {
      return new Request(
          caller,
          RequestContext.requestId(),
          RequestContext.traceparent(),
          RequestContext.isImport());
    }
  }

  private Future<SchemaVersion> current(UUID workspace, int atLeast) {
    return versions
        .current(workspace)
        .compose(
            known ->
                known.version() < atLeast
                    ? versions.reload(workspace)
                    : Future.succeededFuture(known));
  }

  private Future<Opened> open(SchemaVersion version, Request request) {
    Cluster cluster = clusters.require(version.cluster());
    return catalogs
        .get(version.shapeHash())
        .compose(
            catalog ->
                accesses
                    .of(version, catalog, request.caller())
                    .map(
                        access ->
                            new Opened(
                                version,
                                cluster,
                                context(version, cluster, catalog, access, request))));
  }

  private static EngineContext context(
      SchemaVersion version,
      Cluster cluster,
      Catalog catalog,
      ResolvedAccess access,
      Request request) {
    return new EngineContext(
        cluster.databaseOf(version.workspaceId()),
        catalog,
        version.version(),
        version.shapeHash(),
        access,
        request.caller(),
        request.id(),
        request.trace(),
        null,
        request.isImport());
  }

  /** Whether what was refused under one is refused under the other. */
  private static boolean isSame(SchemaVersion one, SchemaVersion other) {
    return one.shapeHash().equals(other.shapeHash()) && one.accessHash().equals(other.accessHash());
  }

  private static boolean isOtherVersion(Throwable failure) {
    return ErrorTranslation.find(failure)
        .map(error -> error.code() == ErrorCode.SCHEMA_CHANGED)
        .orElse(false);
  }
}
