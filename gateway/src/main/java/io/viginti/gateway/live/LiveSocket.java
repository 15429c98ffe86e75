package io.viginti.gateway.live;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.gateway.client.Client;
import io.viginti.gateway.execute.Answer;
import io.viginti.gateway.execute.GraphQlRequest;
import io.viginti.gateway.request.Bearer;
import io.viginti.gateway.request.Parameters;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.error.VigintiException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One WebSocket of a client; everything happens on its own context. */
final class LiveSocket {
  private static final short BAD_REQUEST = 4400;
  private static final short UNAUTHORIZED = 4401;
  private static final short FORBIDDEN = 4403;
  private static final short NOT_ACCEPTABLE = 4406;
  private static final short INIT_TIMEOUT = 4408;
  private static final short ALREADY_EXISTS = 4409;
  private static final short TOO_MANY_INITS = 4429;
  private static final short SLOW = 1013;

  private final LiveSockets sockets;
  private final ServerWebSocket socket;
  private final String requestId;
  private final @Nullable Client client;
  private final @Nullable String upgradeAuthorization;
  private final @Nullable String keptToken;
  private final Map<String, Runnable> running = new HashMap<>();
  private Runnable unwatch = () -> {};
  private long initTimer = -1;
  private long heartbeat = -1;
  private boolean isInitialised;
  private boolean isAcknowledged;
  private @Nullable Caller caller;
  private @Nullable String token;

  LiveSocket(
      LiveSockets sockets,
      ServerWebSocket socket,
      String requestId,
      @Nullable Client client,
      @Nullable String upgradeAuthorization,
      @Nullable String keptToken) {
    this.sockets = sockets;
    this.socket = socket;
    this.requestId = requestId;
    this.client = client;
    this.upgradeAuthorization = upgradeAuthorization;
    this.keptToken = keptToken;
  }

  void start(Runnable onClosed) {
    socket.closeHandler(
        closed -> {
          release();
          onClosed.run();
        });
    socket.exceptionHandler(broken -> {});
    if (!LiveSockets.PROTOCOL.equals(socket.subProtocol())) {
      close(NOT_ACCEPTABLE, "Subprotocol not acceptable");
      return;
    }
    socket.setWriteQueueMaxSize(sockets.config.waitingBytes());
    socket.textMessageHandler(this::take);
    socket.binaryMessageHandler(binary -> close(BAD_REQUEST, "Text messages only"));
    initTimer =
        sockets.vertx.setTimer(
            sockets.config.initTimeout().toMillis(),
            late -> {
              if (!isInitialised) {
                close(INIT_TIMEOUT, "Connection initialisation timeout");
              }
            });
    heartbeat =
        sockets.vertx.setPeriodic(
            sockets.config.heartbeat().toMillis(),
            tick -> {
              if (!socket.isClosed()) {
                socket.writePing(Buffer.buffer());
              }
            });
  }

  private void release() {
    sockets.vertx.cancelTimer(initTimer);
    sockets.vertx.cancelTimer(heartbeat);
    unwatch.run();
    running.values().forEach(Runnable::run);
    running.clear();
  }

  private void take(String text) {
    JsonNode message = Parameters.findJson(text);
    switch (message == null ? "" : message.path("type").asText()) {
      case "connection_init" -> init(message);
      case "ping" ->
          send(
              message != null && message.path("payload").isObject()
                  ? "{\"type\":\"pong\",\"payload\":" + message.path("payload") + "}"
                  : "{\"type\":\"pong\"}");
      case "pong" -> {}
      case "subscribe" -> subscribe(message);
      case "complete" -> {
        Runnable stop = running.remove(id(message));
        if (stop != null) {
          stop.run();
        }
      }
      default -> close(BAD_REQUEST, "Invalid message");
    }
  }

  private static String id(@Nullable JsonNode message) {
    return message == null ? "" : message.path("id").asText();
  }

  private void init(@Nullable JsonNode message) {
    if (isInitialised) {
      close(TOO_MANY_INITS, "Too many initialisation requests");
      return;
    }
    isInitialised = true;
    String authorization = upgradeAuthorization;
    if (message != null) {
      JsonNode payload = message.path("payload");
      for (String name : new String[] {"authorization", "Authorization"}) {
        if (payload.path(name).isTextual()) {
          authorization = payload.path(name).textValue();
        }
      }
    }
    String given;
    try {
      given = Bearer.token(authorization);
      if (given == null && asksForCookie(message)) {
        given = keptToken;
        if (given == null) {
          throw VigintiException.unauthenticated("No session");
        }
      }
    } catch (VigintiException bad) {
      close(FORBIDDEN, "Forbidden");
      return;
    }
    String proof = given;
    Uni<Optional<Caller>> found =
        proof == null
            ? Uni.createFrom().item(Optional.empty())
            : sockets.callers.authenticate(proof).map(Optional::of);
    Context context = sockets.vertx.getOrCreateContext();
    found
        .subscribe()
        .with(
            known -> context.runOnContext(turn -> acknowledge(known, proof)),
            refused -> context.runOnContext(turn -> close(FORBIDDEN, "Forbidden")));
  }

  /** Whether the connection is to go on with the browser's session: {@code "session": "cookie"}. */
  private static boolean asksForCookie(@Nullable JsonNode message) {
    return message != null
        && MeshHeaders.COOKIES.equals(message.path("payload").path("session").textValue());
  }

  private void acknowledge(Optional<Caller> known, @Nullable String given) {
    if (socket.isClosed()) {
      return;
    }
    isAcknowledged = true;
    caller = known.orElse(null);
    token = given;
    send("{\"type\":\"connection_ack\"}");
    if (caller != null && given != null) {
      Context context = sockets.vertx.getOrCreateContext();
      unwatch =
          sockets.watch.watch(
              caller, given, () -> context.runOnContext(turn -> close(FORBIDDEN, "Forbidden")));
    }
  }

  private void subscribe(@Nullable JsonNode message) {
    if (!isAcknowledged) {
      close(UNAUTHORIZED, "Unauthorized");
      return;
    }
    String id = id(message);
    Parameters parameters;
    try {
      parameters = Parameters.of(message == null ? null : message.get("payload"));
    } catch (VigintiException bad) {
      close(BAD_REQUEST, bad.visibleMessage());
      return;
    }
    if (id.isEmpty()) {
      close(BAD_REQUEST, "Invalid message");
      return;
    }
    if (running.containsKey(id)) {
      close(ALREADY_EXISTS, "Subscriber for " + id + " already exists");
      return;
    }
    Sink sink = new Sink(id);
    if (running.size() >= sockets.config.operations()) {
      VigintiException tooMany =
          VigintiException.limit(
              "operations of a connection", sockets.config.operations(), running.size() + 1L);
      sink.refused(new String(Answer.refused(tooMany, requestId).body(), StandardCharsets.UTF_8));
      return;
    }
    running.put(id, () -> {});
    Runnable stop =
        sockets.operations.start(
            new GraphQlRequest(
                parameters.query(),
                parameters.operationName(),
                parameters.variables(),
                caller,
                token,
                client,
                null,
                requestId,
                null,
                null,
                false,
                false),
            sink);
    running.replace(id, stop);
  }

  private final class Sink implements LiveOperations.Sink {
    private final String key;
    private final String id;
    private boolean wasRefused;

    Sink(String key) {
      this.key = key;
      this.id = new String(JsonStringEncoder.getInstance().quoteAsString(key));
    }

    @Override
    public void next(String response) {
      send("{\"id\":\"" + id + "\",\"type\":\"next\",\"payload\":" + response + "}");
    }

    @Override
    public void refused(String response) {
      wasRefused = true;
      JsonNode errors = Parameters.findJson(response);
      send(
          "{\"id\":\""
              + id
              + "\",\"type\":\"error\",\"payload\":"
              + (errors == null ? "[]" : errors.path("errors"))
              + "}");
    }

    @Override
    public void end() {
      running.remove(key);
      if (!wasRefused) {
        send("{\"id\":\"" + id + "\",\"type\":\"complete\"}");
      }
    }
  }

  private void send(String message) {
    if (socket.isClosed()) {
      return;
    }
    if (socket.writeQueueFull()) {
      close(SLOW, "Too slow");
      return;
    }
    socket.writeTextMessage(message);
  }

  private void close(short code, String reason) {
    if (!socket.isClosed()) {
      // RFC 6455: a reason has at most 123 bytes.
      socket.close(code, reason.length() > 100 ? reason.substring(0, 100) : reason);
    }
  }
}
