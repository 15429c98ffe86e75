package io.viginti.data.entry;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
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
import io.viginti.contracts.mesh.RestRequest;
import io.viginti.data.engine.PreparedRest;
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
 * {@code POST /rest}: a {@link RestRequest} of the gateway. No document was validated, so it runs
 * under this service's current version, which is at least the one the gateway knows of. Answers 200
 * and the body of the REST API, or a problem.
 */
@ApplicationScoped
class RestRoute {
  private static final ObjectReader REQUESTS =
      JsonText.mapper()
          .readerFor(RestRequest.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final EntryConfig config;
  private final CurrentCaller caller;
  private final OpenWorkspace workspaces;
  private final RecordEngine engine;
  private final RunOnce once;
  private final Timer timer;

  /** Bytes and the version they are of. */
  private record Ran(int version, Buffer answer) {}

  RestRoute(
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
        Timer.builder("viginti.records.rest")
            .description("REST requests on records, from the last byte in to the first byte out")
            .register(meters);
  }

  void register(@Observes Router router) {
    router.post("/rest").handler(this::handle);
  }

  private void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    Future<Buffer> body = BoundedBody.read(request, config.maxBytes());
    body.compose(bytes -> run(request, bytes))
        .onSuccess(ran -> answer(response, ran))
        .onFailure(failure -> HttpErrors.respond(response, RestProblems.of(failure)));
  }

  private Future<Ran> run(HttpServerRequest request, Buffer body) {
    long start = System.nanoTime();
    Caller who = caller.requireWorkspace();
    RestRequest rest = read(body);
    String key = rest.operation().isWrite() ? request.getHeader(MeshHeaders.IDEMPOTENCY_KEY) : null;
    return workspaces
        .check(
            who.workspace(),
            who,
            SchemaVersionHeader.read(request),
            opened -> engine.prepare(opened.engine(), rest),
            (Opened opened, PreparedRest prepared) -> answer(opened, prepared, key, body))
        .onComplete(done -> timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
  }

  private Future<Ran> answer(
      Opened opened, PreparedRest prepared, @Nullable String key, Buffer body) {
    Future<Buffer> answer =
        key == null
            ? engine.rest(opened.engine(), prepared)
            : once.run(opened, key, body, keyed -> engine.rest(keyed.engine(), prepared));
    return answer.map(bytes -> new Ran(opened.version().version(), bytes));
  }

  private static void answer(HttpServerResponse response, Ran ran) {
    if (response.ended() || response.closed()) {
      return;
    }
    response
        .putHeader(MeshHeaders.RAN_VERSION, Integer.toString(ran.version()))
        .putHeader("content-type", "application/json")
        .end(ran.answer());
  }

  private static RestRequest read(Buffer body) {
    try {
      return REQUESTS.readValue(body.getBytes());
    } catch (IOException e) {
      throw VigintiException.badInput("The body must be a REST request");
    }
  }
}
