package io.viginti.data.entry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.data.entry.OperationRoute.Execution;
import io.viginti.data.entry.OperationRoute.Ran;
import io.viginti.data.entry.OperationRoute.Received;
import io.viginti.data.idempotency.RunOnce;
import io.viginti.data.version.OpenWorkspace.Opened;
import io.viginti.platform.caller.CurrentCaller;
import io.viginti.platform.error.HttpErrors;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/**
 * What every way in for operations has: a bounded body, a caller of a workspace, one run for an
 * idempotency key, the version that answered, and how long it took.
 */
@ApplicationScoped
class OperationRoutes {
  private final EntryConfig config;
  private final CurrentCaller caller;
  private final RunOnce once;

  OperationRoutes(EntryConfig config, CurrentCaller caller, RunOnce once) {
    this.config = config;
    this.caller = caller;
    this.once = once;
  }

  /** Serves {@code POST} of a path. */
  void register(Router router, String path, OperationRoute route, Timer timer) {
    router
        .post(path)
        .handler(
            context -> {
              HttpServerRequest request = context.request();
              HttpServerResponse response = context.response();
              BoundedBody.read(request, config.maxBytes())
                  .compose(
                      body -> {
                        long start = System.nanoTime();
                        Received received =
                            new Received(
                                caller.requireWorkspace(),
                                SchemaVersionHeader.read(request),
                                request.getHeader(MeshHeaders.IDEMPOTENCY_KEY),
                                body);
                        return route
                            .run(received)
                            .onComplete(
                                done ->
                                    timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
                      })
                  .onSuccess(ran -> answer(response, ran))
                  .onFailure(failure -> HttpErrors.respond(response, route.refusal(failure)));
            });
  }

  /** Of operations "from the last byte in to the first byte out". */
  static Timer timer(MeterRegistry meters, String name, String operations) {
    return Timer.builder(name)
        .description(operations + ", from the last byte in to the first byte out")
        .register(meters);
  }

  /** Runs a change: once for its key, if it has one. */
  Future<Ran> change(Opened opened, Received received, Execution execution) {
    String key = received.idempotencyKey();
    return key == null
        ? read(opened, execution)
        : once.run(opened, key, received.body(), execution).map(body -> Ran.under(opened, body));
  }

  /** Runs what changes nothing. */
  Future<Ran> read(Opened opened, Execution execution) {
    return execution.apply(opened).map(body -> Ran.under(opened, body));
  }

  private static void answer(HttpServerResponse response, Ran ran) {
    if (!response.ended() && !response.closed()) {
      response
          .setStatusCode(ran.status())
          .putHeader(MeshHeaders.RAN_VERSION, Integer.toString(ran.version()))
          .putHeader("content-type", "application/json")
          .end(ran.body());
    }
  }
}
