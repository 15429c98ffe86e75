package io.viginti.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.viginti.contracts.mesh.RestRequest;
import io.viginti.gateway.execute.LimitsConfig;
import io.viginti.gateway.http.BodyReader;
import io.viginti.gateway.loop.RequestLoop;
import io.viginti.gateway.request.Bearer;
import io.viginti.gateway.schema.CallerSchemas;
import io.viginti.gateway.schema.SchemaVersions;
import io.viginti.gateway.session.CookieSession;
import io.viginti.gateway.session.CookieSessions;
import io.viginti.platform.caller.Callers;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /rest/…}. */
@ApplicationScoped
class RestResource {
  private final Callers callers;
  private final SchemaVersions versions;
  private final RecordsClient records;
  private final AskMetadata metadata;
  private final OpenApiDocuments documents;
  private final CookieSessions sessions;
  private final CallerSchemas schemas;
  private final LimitsConfig limits;
  private final BodyReader bodies;

  RestResource(
      Callers callers,
      SchemaVersions versions,
      RecordsClient records,
      AskMetadata metadata,
      OpenApiDocuments documents,
      CookieSessions sessions,
      CallerSchemas schemas,
      LimitsConfig limits) {
    this.callers = callers;
    this.versions = versions;
    this.records = records;
    this.metadata = metadata;
    this.documents = documents;
    this.sessions = sessions;
    this.schemas = schemas;
    this.limits = limits;
    this.bodies = new BodyReader(limits.requestBytes(), limits.drainedBytes());
  }

  void register(@Observes Router router) {
    router.route("/rest/*").handler(this::read);
  }

  private void read(RoutingContext route) {
    HttpServerRequest request = route.request();
    bodies.read(
        request,
        body -> serve(new RestExchange(request, body)),
        isComing -> {
          if (isComing) {
            request.response().putHeader("connection", "close");
          }
          new RestExchange(request, Buffer.buffer())
              .refuse(
                  VigintiException.of(
                      ErrorCode.LIMIT_EXCEEDED,
                      "The request has more than " + limits.requestBytes() + " bytes."));
        });
  }

  private void serve(RestExchange exchange) {
    HttpServerRequest request = exchange.request();
    try {
      switch (RestPath.resolve(request.method().name(), request.path())) {
        case RestCall.NoPath none -> exchange.refuse(VigintiException.notFound("The path"));
        case RestCall.OtherMethod(var allowed) when request.method() == HttpMethod.OPTIONS ->
            exchange.options(allowed);
        case RestCall.OtherMethod(var allowed) -> exchange.refuseMethod(allowed);
        case RestCall.Records call -> serve(exchange, call);
        case MetadataCall call -> serve(exchange, call);
        case RestCall.OpenApi description -> describe(exchange);
      }
    } catch (VigintiException refused) {
      exchange.refuse(refused);
    }
  }

  private void describe(RestExchange exchange) {
    answer(
        exchange,
        200,
        caller(exchange)
            .chain(
                asking ->
                    schemas
                        .readable(asking.version(), asking.caller())
                        .chain(readable -> documents.find(asking.version(), readable))));
  }

  private void serve(RestExchange exchange, RestCall.Records call) {
    boolean takesBody =
        switch (call.operation()) {
          case CREATE, CREATE_MANY, UPDATE, UPDATE_MANY, MERGE, DUPLICATES -> true;
          case LIST, ONE, GROUP_BY, DELETE, DELETE_MANY, RESTORE, RESTORE_MANY -> false;
        };
    if (takesBody && refusesType(exchange)) {
      return;
    }
    RestRequest request =
        new RestRequest(
            call.operation(),
            call.plural(),
            call.id(),
            exchange.parameters(),
            takesBody ? exchange.json() : null);
    boolean creates =
        call.operation() == RestRequest.Operation.CREATE
            || call.operation() == RestRequest.Operation.CREATE_MANY;
    answer(
        exchange,
        creates ? 201 : 200,
        caller(exchange).chain(caller -> records.ask(request, caller)));
  }

  private void serve(RestExchange exchange, MetadataCall call) {
    boolean takesBody = call.action().takesBody();
    if (takesBody && refusesType(exchange)) {
      return;
    }
    Map<String, String> parameters = exchange.parameters();
    JsonNode body = takesBody ? exchange.json() : null;
    answer(
        exchange,
        call.action() == MetadataCall.Action.CREATE ? 201 : 200,
        caller(exchange).chain(caller -> metadata.ask(call, parameters, body, caller)));
  }

  private static boolean refusesType(RestExchange exchange) {
    boolean isOther = exchange.isOtherType();
    if (isOther) {
      exchange.refuse(415, "The content-type must be application/json in UTF-8.");
    }
    return isOther;
  }

  private static void answer(RestExchange exchange, int status, Uni<Buffer> work) {
    work.emitOn(RequestLoop.current())
        .subscribe()
        .with(answer -> exchange.answer(status, answer), exchange::refuse);
  }

  private @Nullable String token(HttpServerRequest request) {
    CookieSession session = sessions.find(request);
    String bearer = Bearer.token(request.getHeader(HttpHeaders.AUTHORIZATION));
    return bearer == null && session != null ? session.accessToken() : bearer;
  }

  private Uni<RestCaller> caller(RestExchange exchange) {
    HttpServerRequest request = exchange.request();
    String token = token(request);
    if (token == null) {
      throw VigintiException.unauthenticated("A token of a workspace is needed.");
    }
    String requestId = RequestContext.requestId();
    String traceparent = RequestContext.traceparentToForward();
    boolean isImport = RequestContext.isImport();
    String key = exchange.idempotencyKey();
    return callers
        .authenticate(token)
        .chain(
            caller -> {
              UUID workspace = caller.workspaceId();
              if (workspace == null) {
                throw VigintiException.unauthenticated("A token of a workspace is needed.");
              }
              return versions
                  .find(workspace)
                  .map(
                      version ->
                          new RestCaller(
                              caller, token, version, requestId, traceparent, key, isImport));
            });
  }
}
