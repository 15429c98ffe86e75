package io.viginti.gateway.file;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.Pipe;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.gateway.execute.LimitsConfig;
import io.viginti.gateway.upstream.UpstreamHttpClient;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshService;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** {@code PUT}, {@code GET} and {@code HEAD /files/…}. */
@ApplicationScoped
class FilesResource {
  private static final Logger LOG = Logger.getLogger(FilesResource.class);
  private static final MeshService SERVICE = MeshService.WORKSPACE_DATA;
  private static final String PATH = "/files/*";
  private static final int NOT_MODIFIED = 304;

  private static final List<String> SENT = List.of("content-type", "content-length");

  /** Nothing about a body: none is passed on. */
  private static final List<String> ASKED = List.of("range", "if-range", "if-none-match");

  private static final List<String> ANSWERED =
      List.of(
          "content-type",
          "content-length",
          "content-range",
          "content-disposition",
          "content-security-policy",
          "accept-ranges",
          "cache-control",
          "etag",
          "retry-after");

  private final Vertx vertx;
  private final UpstreamHttpClient http;
  private final LimitsConfig limits;

  FilesResource(Vertx vertx, UpstreamHttpClient http, LimitsConfig limits) {
    this.vertx = vertx;
    this.http = http;
    this.limits = limits;
  }

  void register(@Observes Router router) {
    router.put(PATH).handler(this::upload);
    router.get(PATH).handler(this::download);
    router.head(PATH).handler(this::download);
  }

  private void upload(RoutingContext route) {
    HttpServerRequest request = route.request();
    request.pause(); // until there is somebody to send it to
    Pipe<Buffer> body = request.pipe().endOnFailure(false); // a part is not to look like the whole
    open(route, SENT)
        .onSuccess(upstream -> upload(request, body, upstream))
        .onFailure(
            failure -> {
              body.close();
              drain(request);
              refuse(request, failure);
            });
  }

  private void upload(HttpServerRequest request, Pipe<Buffer> body, HttpClientRequest upstream) {
    if (request.response().closed()) { // before anybody listened
      body.close();
      upstream.reset();
      return;
    }
    if (!request.headers().contains("content-length")) {
      upstream.setChunked(true);
    }
    if (request.headers().contains("expect", "100-continue", true)) {
      request.response().writeContinue();
    }
    mayBreak(upstream);
    long watch = closeWhenIdle(request);
    request.response().closeHandler(gone -> upstream.reset());
    upstream
        .response()
        .onComplete(any -> vertx.cancelTimer(watch))
        .onSuccess(
            answer -> {
              if (request.isEnded()) {
                pass(answer, request);
                return;
              }
              cut(body, request, upstream);
              // The rest of the body is still owed there: nobody else may have the connection.
              pass(answer, request).onComplete(passed -> upstream.reset());
            })
        .onFailure(
            failure -> {
              if (!request.isEnded()) {
                cut(body, request, upstream);
              }
              refuse(request, failure);
            });
    upstream.sendHead(); // a link that is not good is refused before the body comes
    body.to(upstream)
        .onSuccess(
            sent -> {
              vertx.cancelTimer(watch);
              if (!upstream.response().isComplete()) {
                upstream.idleTimeout(http.timeout().toMillis());
              }
            })
        .onFailure(
            broken -> {
              if (!upstream.response().isComplete()) {
                upstream.reset();
              }
            });
  }

  /** What is still to come of the body goes nowhere. */
  private void cut(Pipe<Buffer> body, HttpServerRequest request, HttpClientRequest upstream) {
    body.close();
    mayBreak(upstream); // the pipe has taken the handler away
    drain(request);
  }

  /** A client that leaves is no error. */
  private static void mayBreak(HttpClientRequest upstream) {
    upstream.exceptionHandler(gone -> LOG.debugf("event=upload-left reason=%s", gone));
  }

  /** Ends a connection on which nothing of a body came for as long as a service may be silent. */
  private long closeWhenIdle(HttpServerRequest request) {
    long[] read = {0};
    return vertx.setPeriodic(
        http.timeout().toMillis(),
        timer -> {
          long now = request.bytesRead();
          if (now == read[0]) {
            vertx.cancelTimer(timer);
            request.connection().close();
          }
          read[0] = now;
        });
  }

  private void download(RoutingContext route) {
    HttpServerRequest request = route.request();
    request.resume();
    open(route, ASKED)
        .compose(
            upstream -> {
              request.response().closeHandler(gone -> upstream.reset());
              upstream.idleTimeout(http.timeout().toMillis());
              return upstream.send();
            })
        .onSuccess(answer -> pass(answer, request))
        .onFailure(failure -> refuse(request, failure));
  }

  /**
   * A request for what the route was chosen by.
   *
   * @param headers that are passed on
   */
  private Future<HttpClientRequest> open(RoutingContext route, List<String> headers) {
    HttpServerRequest request = route.request();
    String requestId = RequestContext.requestId();
    String traceparent = RequestContext.traceparentToForward();
    String query = request.query();
    String path = route.normalizedPath() + (query == null ? "" : "?" + query);
    return http.open(SERVICE, request.method(), path)
        .map(
            upstream -> {
              for (String name : headers) {
                String value = request.getHeader(name);
                if (value != null) {
                  upstream.putHeader(name, value);
                }
              }
              upstream.putHeader(MeshHeaders.REQUEST_ID, requestId);
              if (traceparent != null) {
                upstream.putHeader("traceparent", traceparent);
              }
              return upstream;
            });
  }

  private static Future<Void> pass(HttpClientResponse answer, HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      answer.request().reset(); // nobody takes it, and its connection waits
      return Future.succeededFuture();
    }
    response.setStatusCode(answer.statusCode());
    for (String name : ANSWERED) {
      String value = answer.getHeader(name);
      if (value != null) {
        response.putHeader(name, value);
      }
    }
    if (request.method() == HttpMethod.HEAD || answer.statusCode() == NOT_MODIFIED) {
      return response.end();
    }
    if (!response.headers().contains("content-length")) {
      response.setChunked(true);
    }
    return answer
        .pipe()
        .endOnFailure(false)
        .to(response)
        .onFailure(broken -> response.reset()); // the head is out: nothing else can tell
  }

  /** Reads on what nobody wants, so that the client gets to see the answer; not for ever. */
  private void drain(HttpServerRequest request) {
    long[] left = {limits.drainedBytes()};
    request.handler(
        part -> {
          left[0] -= part.length();
          if (left[0] < 0) {
            request.connection().close();
          }
        });
    request.exceptionHandler(gone -> LOG.debugf("event=upload-left reason=%s", gone));
    request.resume();
  }

  private static void refuse(HttpServerRequest request, Throwable failure) {
    if (request.response().closed()) {
      return;
    }
    // Its message may name the address, whose signature nobody is to read.
    LOG.warnf(
        "event=upstream-away service=%s reason=%s",
        SERVICE.key(), failure.getClass().getSimpleName());
    HttpErrors.respond(request.response(), VigintiException.unavailable(SERVICE.serviceName()));
  }
}
