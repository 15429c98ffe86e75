package io.viginti.data.entry;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.mesh.RestRequest;
import io.viginti.data.engine.RecordEngine;
import io.viginti.data.version.OpenWorkspace;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;

/**
 * {@code POST /rest}: a {@link RestRequest} of the gateway. No document was validated, so it runs
 * under this service's current version, which is at least the one the gateway knows of. Answers 200
 * and the body of the REST API, or a problem.
 */
@ApplicationScoped
class RestRoute implements OperationRoute {
  private static final ObjectReader REQUESTS =
      JsonText.mapper()
          .readerFor(RestRequest.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final OperationRoutes routes;
  private final OpenWorkspace workspaces;
  private final RecordEngine engine;
  private final Timer timer;

  RestRoute(
      OperationRoutes routes, OpenWorkspace workspaces, RecordEngine engine, MeterRegistry meters) {
    this.routes = routes;
    this.workspaces = workspaces;
    this.engine = engine;
    this.timer = OperationRoutes.timer(meters, "viginti.records.rest", "REST requests on records");
  }

  void register(@Observes Router router) {
    routes.register(router, "/rest", this, timer);
  }

  @Override
  public Future<Ran> run(Received received) {
    RestRequest rest = read(received.body());
    return workspaces.check(
        received.caller().workspace(),
        received.caller(),
        received.version(),
        opened -> engine.prepare(opened.engine(), rest),
        (opened, prepared) -> {
          Execution execution = under -> engine.rest(under.engine(), prepared);
          return rest.operation().isWrite()
              ? routes.change(opened, received, execution)
              : routes.read(opened, execution);
        });
  }

  @Override
  public Throwable refusal(Throwable failure) {
    return RestProblems.of(failure);
  }

  private static RestRequest read(Buffer body) {
    try {
      return REQUESTS.readValue(body.getBytes());
    } catch (IOException e) {
      throw VigintiException.badInput("The body must be a REST request");
    }
  }
}
