package io.viginti.platform.caller;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Fills {@link CurrentCaller}. A request without a token goes on without a caller; one with a bad
 * token ends here, whatever it asks for.
 */
@ApplicationScoped
class CallerFilter {
  private static final int PRIORITY = 800;
  private static final String BEARER = "bearer ";

  private final Callers callers;

  CallerFilter(Callers callers) {
    this.callers = callers;
  }

  void register(@Observes Filters filters) {
    filters.register(this::authenticate, PRIORITY);
  }

  private void authenticate(RoutingContext request) {
    String token = bearer(request.request().getHeader("Authorization"));
    if (token == null || isExempt(request.normalizedPath())) {
      request.next();
      return;
    }
    Context context = Vertx.currentContext();
    // Quarkus hands requests over paused and resumes them when the body is first asked for.
    callers
        .authenticate(token)
        .subscribe()
        .with(
            caller -> onContext(context, () -> proceed(request, caller, token)),
            failure ->
                onContext(
                    context,
                    () -> {
                      request.request().resume();
                      HttpErrors.respond(request.response(), failure);
                    }));
  }

  private static void proceed(RoutingContext request, Caller caller, String token) {
    RequestContext.put(RequestContext.CALLER, caller);
    RequestContext.put(RequestContext.TOKEN, token);
    request.next();
  }

  /** Back to the request's own context when the answer came on another one. */
  private static void onContext(@Nullable Context context, Runnable work) {
    if (context == null || Vertx.currentContext() == context) {
      work.run();
    } else {
      context.runOnContext(ignored -> work.run());
    }
  }

  /** The gateway looks after its own requests; health, metrics and keys need no caller. */
  private static boolean isExempt(String path) {
    return path.startsWith("/q/") || path.startsWith("/.well-known/");
  }

  private static @Nullable String bearer(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? header.substring(BEARER.length()).trim()
        : null;
  }
}
