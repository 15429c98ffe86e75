package io.viginti.data.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One subscription over {@code graphql-transport-ws}, as the gateway makes it. */
public final class LiveSocket implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final StringBuilder text = new StringBuilder();
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;

  public LiveSocket(int port, String token, String query) throws InterruptedException {
    this.socket =
        client
            .newWebSocketBuilder()
            .subprotocols("graphql-transport-ws")
            .header("Authorization", "Bearer " + token)
            .buildAsync(URI.create("ws://localhost:" + port + "/graphql"), this)
            .join();
    socket.sendText("{\"type\":\"connection_init\"}", true).join();
    require("connection_ack");
    ObjectNode subscribe = JSON.createObjectNode();
    subscribe.put("id", "1").put("type", "subscribe").putObject("payload").put("query", query);
    socket.sendText(subscribe.toString(), true).join();
  }

  /** The next message of this type, pings aside. */
  public JsonNode require(String type) throws InterruptedException {
    while (true) {
      JsonNode message = messages.poll(15, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("no " + type + " came");
      }
      if (message.path("type").asText().equals(type)) {
        return message.path("payload");
      }
      if (!message.path("type").asText().equals("ping")) {
        throw new AssertionError("expected " + type + ", got " + message);
      }
    }
  }

  /** Whatever comes next, pings aside. */
  public JsonNode answer() throws InterruptedException {
    while (true) {
      JsonNode message = messages.poll(15, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("nothing came");
      }
      if (!message.path("type").asText().equals("ping")) {
        return message;
      }
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      try {
        messages.add(JSON.readTree(text.toString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
  }
}
