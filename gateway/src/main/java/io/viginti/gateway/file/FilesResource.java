package io.viginti.gateway.file;

import io.vertx.core.Future;
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

  private static final List<String> ASKED =
      List.of("content-type", "content-length", "range", "if-range", "if-none-match");

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

  private final UpstreamHttpClient http;
  private final LimitsConfig limits;

  FilesResource(UpstreamHttpClient http, LimitsConfig limits) {
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
    Pipe<Buffer> body = request.pipe().endOnComplete(true);
    open(request)
        .onSuccess(
            upstream -> {
              if (!request.headers().contains("content-length")) {
                upstream.setChunked(true);
              }
              request.response().closeHandler(gone -> upstream.reset());
              body.to(upstream)
                  .onSuccess(sent -> upstream.idleTimeout(http.timeout().toMillis()))
                  .onFailure(broken -> upstream.reset());
              upstream
                  .response()
                  .onSuccess(
                      answer -> {
                        if (!request.isEnded()) {
                          body.close();
                          drain(request);
                        }
                        pass(answer, request);
                      })
                  .onFailure(failure -> refuse(request, failure));
            })
        .onFailure(
            failure -> {
              body.close();
              drain(request);
              refuse(request, failure);
            });
  }

  private void download(RoutingContext route) {
    HttpServerRequest request = route.request();
    request.resume();
    open(request)
        .compose(
            upstream -> {
              request.response().closeHandler(gone -> upstream.reset());
              upstream.idleTimeout(http.timeout().toMillis());
              return upstream.send();
            })
        .onSuccess(answer -> pass(answer, request))
        .onFailure(failure -> refuse(request, failure));
  }

  private Future<HttpClientRequest> open(HttpServerRequest request) {
    String requestId = RequestContext.requestId();
    String traceparent = RequestContext.traceparentToForward();
    return http.open(SERVICE, request.method(), request.uri())
        .map(
            upstream -> {
              for (String name : ASKED) {
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

  private static void pass(HttpClientResponse answer, HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response.setStatusCode(answer.statusCode());
    for (String name : ANSWERED) {
      String value = answer.getHeader(name);
      if (value != null) {
        response.putHeader(name, value);
      }
    }
    if (request.method() == HttpMethod.HEAD || answer.statusCode() == NOT_MODIFIED) {
      response.end();
      return;
    }
    if (!response.headers().contains("content-length")) {
      response.setChunked(true);
    }
    answer
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
    LOG.warnf("event=upstream-away service=%s reason=%s", SERVICE.key(), failure);
    HttpErrors.respond(request.response(), VigintiException.unavailable(SERVICE.serviceName()));
  }
}
