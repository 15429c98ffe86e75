package io.viginti.data.live;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.viginti.data.version.Catalogs;
import io.viginti.data.version.Versions;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;

/**
 * Loads the caller's catalog before a WebSocket opens: a subscription is checked when it is made,
 * and there it cannot wait.
 */
@ApplicationScoped
class WarmCatalog {
  /** After the caller is known. */
  private static final int PRIORITY = 700;

  private final CurrentCaller caller;
  private final Versions versions;
  private final Catalogs catalogs;

  WarmCatalog(CurrentCaller caller, Versions versions, Catalogs catalogs) {
    this.caller = caller;
    this.versions = versions;
    this.catalogs = catalogs;
  }

  void register(@Observes Filters filters) {
    filters.register(this::warm, PRIORITY);
  }

  private void warm(RoutingContext request) {
    Optional<UUID> workspace = caller.find().map(Caller::workspaceId);
    if (workspace.isEmpty() || !request.request().headers().contains(HttpHeaders.UPGRADE)) {
      request.next();
      return;
    }
    Context context = request.vertx().getOrCreateContext();
    versions
        .current(workspace.get())
        .compose(version -> catalogs.get(version.shapeHash()))
        .onComplete(loaded -> context.runOnContext(go -> request.next()));
  }
}
