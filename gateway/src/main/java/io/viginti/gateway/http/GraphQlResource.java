package io.viginti.gateway.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.gateway.client.Client;
import io.viginti.gateway.client.IdentifyClient;
import io.viginti.gateway.execute.Answer;
import io.viginti.gateway.execute.ExecuteOperation;
import io.viginti.gateway.execute.GraphQlRequest;
import io.viginti.gateway.execute.LimitsConfig;
import io.viginti.gateway.live.EventStreams;
import io.viginti.gateway.live.LiveSockets;
import io.viginti.gateway.loop.RequestLoop;
import io.viginti.gateway.request.Bearer;
import io.viginti.gateway.request.JsonBody;
import io.viginti.gateway.request.Parameters;
import io.viginti.gateway.schema.CallerSchemas;
import io.viginti.gateway.session.CookieSession;
import io.viginti.gateway.session.CookieSessions;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.Callers;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.ErrorTranslation;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /graphql} and {@code /graphql/schema.graphql}. */
@ApplicationScoped
class GraphQlResource {
  private static final int LONGEST_KEY = 255;

  private final ExecuteOperation execute;
  private final Callers callers;
  private final CallerSchemas schemas;
  private final IdentifyClient identifyClient;
  private final CookieSessions sessions;
  private final LiveSockets sockets;
  private final EventStreams streams;
  private final BodyReader bodies;
  private final LimitsConfig limits;

  GraphQlResource(
      ExecuteOperation execute,
      Callers callers,
      CallerSchemas schemas,
      IdentifyClient identifyClient,
      CookieSessions sessions,
      LiveSockets sockets,
      EventStreams streams,
      LimitsConfig limits) {
    this.execute = execute;
    this.callers = callers;
    this.schemas = schemas;
    this.identifyClient = identifyClient;
    this.sessions = sessions;
    this.sockets = sockets;
    this.streams = streams;
    this.limits = limits;
    this.bodies = new BodyReader(limits.requestBytes(), limits.drainedBytes());
  }

  void register(@Observes Router router) {
    router.get("/graphql/schema.graphql").handler(this::sdl);
    router.route("/graphql").handler(this::serve);
  }

  private void serve(RoutingContext route) {
    HttpServerRequest request = route.request();
    if (isUpgrade(request)) {
      sockets.accept(request);
    } else if (request.method().equals(HttpMethod.POST)) {
      post(request);
    } else if (request.method().equals(HttpMethod.GET)) {
      get(request);
    } else {
      request.response().putHeader("allow", "GET, POST");
      refuse(request.response(), AnswerType.JSON, 405, "Use POST or GET.");
    }
  }

  private static boolean isUpgrade(HttpServerRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
  }

  private void post(HttpServerRequest request) {
    bodies.read(
        request,
        body -> {
          if (JsonBody.isType(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            answer(request, () -> Parameters.ofBody(body.getBytes()), false);
          } else {
            refuse(
                request.response(),
                errorType(request),
                415,
                "The content-type must be application/json in UTF-8.");
          }
        },
        isComing -> {
          if (isComing) {
            request.response().putHeader("connection", "close");
          }
          VigintiException reason =
              VigintiException.of(
                  ErrorCode.LIMIT_EXCEEDED,
                  "The request has more than " + limits.requestBytes() + " bytes.");
          refuse(request.response(), errorType(request), reason);
        });
  }

  private void get(HttpServerRequest request) {
    answer(
        request,
        () ->
            Parameters.ofUrl(
                request.getParam("query"),
                request.getParam("operationName"),
                request.getParam("variables"),
                request.getParam("extensions")),
        true);
  }

  private static AnswerType errorType(HttpServerRequest request) {
    AnswerType type = AnswerType.negotiate(request.getHeader(HttpHeaders.ACCEPT));
    return type == AnswerType.GRAPHQL_RESPONSE ? type : AnswerType.JSON;
  }

  private void answer(HttpServerRequest request, Supplier<Parameters> read, boolean isReadOnly) {
    HttpServerResponse response = request.response();
    AnswerType type = AnswerType.negotiate(request.getHeader(HttpHeaders.ACCEPT));
    AnswerType errorType = errorType(request);
    if (type == null) {
      refuse(
          response,
          errorType,
          406,
          "Accept application/graphql-response+json, application/json or text/event-stream.");
      return;
    }
    Parameters parameters;
    String bearer;
    CookieSession session;
    String key = request.getHeader(MeshHeaders.IDEMPOTENCY_KEY);
    try {
      parameters = read.get();
      bearer = Bearer.token(request.getHeader(HttpHeaders.AUTHORIZATION));
      session = sessions.find(request);
      if (key != null && key.length() > LONGEST_KEY) {
        throw VigintiException.badInput("The Idempotency-Key has at most 255 characters.");
      }
    } catch (VigintiException bad) {
      refuse(response, errorType, bad);
      return;
    }
    Client client = identifyClient.of(request);
    String requestId = RequestContext.requestId();
    String traceparent = RequestContext.traceparentToForward();
    boolean isImport = RequestContext.isImport();
    onRequestContext(
        authenticate(bearer, session),
        signedIn -> {
          GraphQlRequest operation =
              new GraphQlRequest(
                  parameters.query(),
                  parameters.operationName(),
                  parameters.variables(),
                  signedIn.caller(),
                  signedIn.token(),
                  client,
                  session,
                  requestId,
                  traceparent,
                  key,
                  isImport,
                  isReadOnly);
          if (type == AnswerType.EVENT_STREAM) {
            streams.stream(operation, request);
          } else {
            onRequestContext(
                execute.execute(operation),
                answer -> {
                  if (session != null) {
                    session.write(response);
                  }
                  AnswerWriter.write(response, answer, type);
                },
                failure -> refuse(response, errorType, failure));
          }
        },
        failure -> refuse(response, errorType, failure));
  }

  /** Who is signed in; nobody without a token. */
  private record SignedIn(@Nullable Caller caller, @Nullable String token) {
    private static final SignedIn NOBODY = new SignedIn(null, null);
  }

  /**
   * A bad token of the client is refused. One of a cookie is as good as none: whoever is at the
   * browser could do nothing about it, not even sign in.
   */
  private Uni<SignedIn> authenticate(@Nullable String bearer, @Nullable CookieSession session) {
    if (bearer != null) {
      return callers.authenticate(bearer).map(caller -> new SignedIn(caller, bearer));
    }
    String kept = session == null ? null : session.accessToken();
    return kept == null
        ? Uni.createFrom().item(SignedIn.NOBODY)
        : callers
            .authenticate(kept)
            .map(caller -> new SignedIn(caller, kept))
            .onFailure(GraphQlResource::isUnauthenticated)
            .recoverWithItem(SignedIn.NOBODY);
  }

  private static boolean isUnauthenticated(Throwable failure) {
    return failure instanceof VigintiException refusal
        && refusal.code() == ErrorCode.UNAUTHENTICATED;
  }

  private void sdl(RoutingContext route) {
    HttpServerRequest request = route.request();
    HttpServerResponse response = route.response();
    onRequestContext(
        Uni.createFrom()
            .deferred(
                () ->
                    authenticate(
                        Bearer.token(request.getHeader(HttpHeaders.AUTHORIZATION)),
                        sessions.find(request)))
            .chain(signedIn -> schemas.refresh(signedIn.caller()))
            .map(schema -> schema.schema().merged().sdl()),
        sdl -> response.putHeader("content-type", "text/plain; charset=utf-8").end(sdl),
        failure -> HttpErrors.respond(response, failure));
  }

  private static void refuse(HttpServerResponse response, AnswerType type, Throwable failure) {
    VigintiException reason = ErrorTranslation.translate(failure);
    write(response, type, HttpErrors.statusOf(reason.code()), reason);
  }

  private static void refuse(
      HttpServerResponse response, AnswerType type, int status, String message) {
    write(response, type, status, VigintiException.badInput(message));
  }

  private static void write(
      HttpServerResponse response, AnswerType type, int status, VigintiException reason) {
    AnswerWriter.write(response, Answer.refused(reason, RequestContext.requestId()), type, status);
  }

  /** Back to the request's own context, wherever the item came from. */
  private static <T> void onRequestContext(
      Uni<T> work, Consumer<T> onItem, Consumer<Throwable> onFailure) {
    work.emitOn(RequestLoop.current()).subscribe().with(onItem, onFailure);
  }
}
