package io.viginti.gateway.upstream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.platform.mesh.MeshService;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes at a service by {@code graphql-transport-ws}, one connection per subscription, with
 * the caller's token in the upgrade and in {@code connection_init}.
 */
@ApplicationScoped
public class UpstreamSubscriptionClient {
  private static final Logger LOG = Logger.getLogger(UpstreamSubscriptionClient.class);
  private static final String PROTOCOL = "graphql-transport-ws";
  private static final int MAX_MESSAGE = 16 * 1024 * 1024;
  private static final int MAX_CONNECTIONS = 50_000;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .setNodeFactory(new JsonNodeFactory(true));

  private final WebSocketClient sockets;
  private final UpstreamHttpClient http;

  UpstreamSubscriptionClient(Vertx vertx, UpstreamHttpClient http, UpstreamConfig config) {
    this.http = http;
    this.sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxConnections(MAX_CONNECTIONS)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setMaxFrameSize(MAX_MESSAGE)
                .setMaxMessageSize(MAX_MESSAGE));
  }

  @PreDestroy
  void close() {
    sockets.close();
  }

  /** Hears of a subscription; after {@link #errors}, {@link #complete} or {@link #away} no more. */
  public interface Listener {
    /** A GraphQL response as JSON. */
    void next(String response);

    /** A list of GraphQL errors as JSON; nothing ran. */
    void errors(String errors);

    void complete();

    /** The service is away. */
    void away();
  }

  /**
   * Subscribes.
   *
   * @param body {@code {query, operationName, variables}} as JSON
   * @return ends the subscription; may be called at any time
   */
  public Runnable subscribe(
      MeshService service,
      @Nullable String token,
      String requestId,
      byte[] body,
      Listener listener) {
    URI address = http.address(service);
    boolean ssl = "https".equals(address.getScheme());
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost(address.getHost())
            .setPort(address.getPort() > 0 ? address.getPort() : ssl ? 443 : 80)
            .setSsl(ssl)
            .setURI(address.getRawPath() + "/graphql")
            .addSubProtocol(PROTOCOL)
            .putHeader(MeshHeaders.REQUEST_ID, requestId);
    if (token != null) {
      options.putHeader("authorization", "Bearer " + token);
    }
    Subscription subscription =
        new Subscription(service, token, new String(body, StandardCharsets.UTF_8), listener);
    sockets.connect(options).onSuccess(subscription::open).onFailure(subscription::lost);
    return subscription::cancel;
  }

  private static final class Subscription {
    private final MeshService service;
    private final @Nullable String token;
    private final String body;
    private final Listener listener;
    private @Nullable WebSocket socket;
    private boolean isDone;

    Subscription(MeshService service, @Nullable String token, String body, Listener listener) {
      this.service = service;
      this.token = token;
      this.body = body;
      this.listener = listener;
    }

    synchronized void open(WebSocket opened) {
      if (isDone) {
        opened.close();
        return;
      }
      socket = opened;
      opened.textMessageHandler(this::take);
      opened.closeHandler(closed -> lost(null));
      opened.exceptionHandler(this::lost);
      opened.writeTextMessage(
          token == null
              ? "{\"type\":\"connection_init\"}"
              : "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer "
                  + token
                  + "\"}}");
    }

    private void take(String text) {
      JsonNode message;
      try {
        message = JSON.readTree(text);
      } catch (IOException notJson) {
        lost(notJson);
        return;
      }
      switch (message.path("type").asText()) {
        case "connection_ack" ->
            send("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":" + body + "}");
        case "ping" -> send("{\"type\":\"pong\"}");
        case "next" -> {
          if (!isOver()) {
            listener.next(message.path("payload").toString());
          }
        }
        case "error" -> {
          if (end()) {
            listener.errors(message.path("payload").toString());
          }
        }
        case "complete" -> {
          if (end()) {
            listener.complete();
          }
        }
        default -> {}
      }
    }

    private synchronized void send(String message) {
      if (socket != null && !isDone) {
        socket.writeTextMessage(message);
      }
    }

    private synchronized boolean isOver() {
      return isDone;
    }

    private synchronized boolean end() {
      if (isDone) {
        return false;
      }
      isDone = true;
      if (socket != null) {
        socket.close();
      }
      return true;
    }

    void cancel() {
      send("{\"id\":\"1\",\"type\":\"complete\"}");
      end();
    }

    void lost(@Nullable Throwable reason) {
      if (end()) {
        LOG.warnf("event=subscription-lost service=%s reason=%s", service.key(), reason);
        listener.away();
      }
    }
  }
}
