package io.viginti.platform.mesh;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets only services of the mesh through to {@code /internal}. */
@ApplicationScoped
class MeshGuard {
  private static final int PRIORITY = 900;
  private final MeshTokens tokens;

  MeshGuard(MeshTokens tokens) {
    this.tokens = tokens;
  }

  void register(@Observes Filters filters) {
    filters.register(this::guard, PRIORITY);
  }

  private void guard(RoutingContext request) {
    if (isInternal(request.normalizedPath())) {
      try {
        tokens.verify(request.request().getHeader(MeshHeaders.MESH));
      } catch (VigintiException refused) {
        HttpErrors.respond(request.response(), refused);
        return;
      }
    }
    request.next();
  }

  /** The path as routers see it after any leading slashes. */
  static boolean isInternal(String path) {
    String plain = path.replaceAll("/{2,}", "/");
    return plain.equals("/internal")
        || plain.startsWith("/internal/")
        || plain.startsWith("/internal;");
  }
}
