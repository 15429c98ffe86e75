package io.viginti.data.live;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.viginti.data.version.OpenWorkspace;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Loads the caller's catalog and role before a WebSocket opens: a subscription is checked when it
 * is made, and there it cannot wait.
 */
@ApplicationScoped
class WarmCatalog {
  /** After the caller is known. */
  private static final int PRIORITY = 700;

  private final CurrentCaller caller;
  private final OpenWorkspace workspaces;

  WarmCatalog(CurrentCaller caller, OpenWorkspace workspaces) {
    this.caller = caller;
    this.workspaces = workspaces;
  }

  void register(@Observes Filters filters) {
    filters.register(this::warm, PRIORITY);
  }

  private void warm(RoutingContext request) {
    Optional<Caller> who = caller.find().filter(found -> found.workspaceId() != null);
    if (who.isEmpty() || !request.request().headers().contains(HttpHeaders.UPGRADE)) {
      request.next();
      return;
    }
    Context context = request.vertx().getOrCreateContext();
    workspaces
        .run(who.get().workspace(), who.get(), Future::succeededFuture)
        .onComplete(loaded -> context.runOnContext(go -> request.next()));
  }
}
