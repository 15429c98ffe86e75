package io.viginti.gateway.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.viginti.gateway.client.Client;
import io.viginti.gateway.client.IdentifyClient;
import io.viginti.gateway.execute.LimitsConfig;
import io.viginti.gateway.session.CookieSessions;
import io.viginti.platform.caller.Callers;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Accepts WebSockets that speak {@code graphql-transport-ws}. */
@ApplicationScoped
public class LiveSockets implements HttpServerOptionsCustomizer {
  static final String PROTOCOL = "graphql-transport-ws";
  private static final Logger LOG = Logger.getLogger(LiveSockets.class);

  final LiveOperations operations;
  final CallerWatch watch;
  final Callers callers;
  final Vertx vertx;
  final LiveConfig config;
  private final LimitsConfig limits;
  private final IdentifyClient identifyClient;
  private final CookieSessions sessions;
  private final AtomicInteger open = new AtomicInteger();

  LiveSockets(
      LiveOperations operations,
      CallerWatch watch,
      Callers callers,
      Vertx vertx,
      LiveConfig config,
      LimitsConfig limits,
      IdentifyClient identifyClient,
      CookieSessions sessions,
      MeterRegistry meters) {
    this.operations = operations;
    this.watch = watch;
    this.callers = callers;
    this.vertx = vertx;
    this.config = config;
    this.limits = limits;
    this.identifyClient = identifyClient;
    this.sessions = sessions;
    meters.gauge("viginti.gateway.sockets", open);
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.addWebSocketSubProtocol(PROTOCOL);
    options.setMaxWebSocketFrameSize(limits.requestBytes());
    options.setMaxWebSocketMessageSize(limits.requestBytes());
  }

  /** Upgrades a request. */
  public void accept(HttpServerRequest request) {
    String requestId = RequestContext.requestId();
    String authorization = request.getHeader("authorization");
    String kept = sessions.findForSocket(request);
    Client client = identifyClient.of(request);
    request
        .toWebSocket()
        .onSuccess(
            socket -> {
              open.incrementAndGet();
              new LiveSocket(this, socket, requestId, client, authorization, kept)
                  .start(open::decrementAndGet);
            })
        .onFailure(
            reason ->
                LOG.debugf("event=upgrade-refused requestId=%s reason=%s", requestId, reason));
  }
}
