package io.viginti.data.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.data.engine.RecordEngine;
import io.viginti.data.idempotency.RunOnce;
import io.viginti.data.version.OpenWorkspace;
import io.viginti.data.version.OpenWorkspace.Opened;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.CurrentCaller;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /records}: an operation of the dynamic part from the gateway, which validated it
 * against the version it names. The answer of an operation that ran is 200 whatever it says; one
 * that did not run is a problem, or 409 {@code {"code":"SCHEMA_BEHIND","version":n}} when the
 * gateway's version is older than this service's.
 */
@ApplicationScoped
class RecordsRoute {
  private static final String GRAPHQL_JSON = "application/json";

  private final EntryConfig config;
  private final CurrentCaller caller;
  private final OpenWorkspace workspaces;
  private final RecordEngine engine;
  private final RunOnce once;
  private final Timer timer;

  /** An operation as it came. */
  private record Operation(
      String query, @Nullable JsonNode variables, @Nullable String operationName) {}

  /** Bytes and the version they are of; null bytes when the gateway is behind. */
  private record Ran(int version, @Nullable Buffer answer) {}

  RecordsRoute(
      EntryConfig config,
      CurrentCaller caller,
      OpenWorkspace workspaces,
      RecordEngine engine,
      RunOnce once,
      MeterRegistry meters) {
    this.config = config;
    this.caller = caller;
    this.workspaces = workspaces;
    this.engine = engine;
    this.once = once;
    this.timer =
        Timer.builder("viginti.records.operations")
            .description("Operations on records, from the last byte in to the first byte out")
            .register(meters);
    Gauge.builder("viginti.plans.entries", engine, RecordEngine::planCount)
        .description("Compiled operations in memory")
        .register(meters);
  }

  void register(@Observes Router router) {
    router.post("/records").handler(this::handle);
  }

  private void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    Future<Buffer> body = BoundedBody.read(request, config.maxBytes());
    body.compose(bytes -> run(request, bytes))
        .onSuccess(ran -> answer(response, ran))
        .onFailure(failure -> HttpErrors.respond(response, failure));
  }

  private Future<Ran> run(HttpServerRequest request, Buffer body) {
    long start = System.nanoTime();
    Caller who = caller.requireWorkspace();
    Operation operation = read(body);
    int asked = SchemaVersionHeader.read(request);
    String key = request.getHeader(MeshHeaders.IDEMPOTENCY_KEY);
    return workspaces
        .run(
            who.workspace(),
            who,
            asked,
            opened -> {
              if (asked > 0 && opened.version().version() > asked) {
                return Future.succeededFuture(new Ran(opened.version().version(), null));
              }
              Future<Buffer> answer =
                  key == null
                      ? execute(opened, operation)
                      : once.run(opened, key, body, keyed -> execute(keyed, operation));
              return answer.map(bytes -> new Ran(opened.version().version(), bytes));
            })
        .onComplete(done -> timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
  }

  private Future<Buffer> execute(Opened opened, Operation operation) {
    return engine.graphql(
        opened.engine(), operation.query(), operation.variables(), operation.operationName());
  }

  private static void answer(HttpServerResponse response, Ran ran) {
    if (response.ended() || response.closed()) {
      return;
    }
    response.putHeader(MeshHeaders.RAN_VERSION, Integer.toString(ran.version()));
    response.putHeader("content-type", GRAPHQL_JSON);
    Buffer bytes = ran.answer();
    if (bytes == null) {
      response
          .setStatusCode(409)
          .end("{\"code\":\"SCHEMA_BEHIND\",\"version\":" + ran.version() + "}");
    } else {
      response.end(bytes);
    }
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
