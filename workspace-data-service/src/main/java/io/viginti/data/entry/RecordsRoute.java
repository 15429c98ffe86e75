package io.viginti.data.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.viginti.catalog.value.JsonText;
import io.viginti.data.engine.RecordEngine;
import io.viginti.data.version.OpenWorkspace;
import io.viginti.data.version.OpenWorkspace.Opened;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /records}: an operation of the dynamic part from the gateway, which validated it
 * against the version it names. The answer of an operation that ran is 200 whatever it says; one
 * that did not run is a problem, or 409 {@code {"code":"SCHEMA_BEHIND","version":n}} when the
 * gateway's version is older than this service's.
 */
@ApplicationScoped
class RecordsRoute implements OperationRoute {
  private final OperationRoutes routes;
  private final OpenWorkspace workspaces;
  private final RecordEngine engine;
  private final Timer timer;

  /** An operation as it came. */
  private record Operation(
      String query, @Nullable JsonNode variables, @Nullable String operationName) {}

  RecordsRoute(
      OperationRoutes routes, OpenWorkspace workspaces, RecordEngine engine, MeterRegistry meters) {
    this.routes = routes;
    this.workspaces = workspaces;
    this.engine = engine;
    this.timer =
        OperationRoutes.timer(meters, "viginti.records.operations", "Operations on records");
    Gauge.builder("viginti.plans.entries", engine, RecordEngine::planCount)
        .description("Compiled operations in memory")
        .register(meters);
  }

  void register(@Observes Router router) {
    routes.register(router, "/records", this, timer);
  }

  @Override
  public Future<Ran> run(Received received) {
    Operation operation = read(received.body());
    return workspaces.run(
        received.caller().workspace(),
        received.caller(),
        received.version(),
        opened ->
            isAhead(opened, received)
                ? Future.succeededFuture(behind(opened.version().version()))
                : routes.change(opened, received, under -> execute(under, operation)));
  }

  private static boolean isAhead(Opened opened, Received received) {
    return received.version() > 0 && opened.version().version() > received.version();
  }

  private static Ran behind(int version) {
    return new Ran(
        version, 409, Buffer.buffer("{\"code\":\"SCHEMA_BEHIND\",\"version\":" + version + "}"));
  }

  private Future<Buffer> execute(Opened opened, Operation operation) {
    return engine.graphql(
        opened.engine(), operation.query(), operation.variables(), operation.operationName());
  }

  private static Operation read(Buffer body) {
    JsonNode json;
    try {
      json = JsonText.mapper().readTree(body.getBytes());
    } catch (IOException e) {
      throw VigintiException.badInput("The body must be JSON");
    }
    JsonNode query = json == null ? null : json.get("query");
    if (query == null || !query.isTextual()) {
      throw VigintiException.badInput("The body needs a query");
    }
    JsonNode variables = json.path("variables");
    JsonNode name = json.path("operationName");
    return new Operation(
        query.textValue(),
        variables.isObject() ? variables : null,
        name.isTextual() ? name.textValue() : null);
  }
}
