package io.viginti.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket whose messages are read one by one. */
final class TestSocket implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private WebSocket socket;

  static TestSocket open(URI gateway) {
    return open(gateway, Map.of());
  }

  static TestSocket open(URI gateway, Map<String, String> headers) {
    TestSocket opened = new TestSocket();
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    headers.forEach(builder::header);
    opened.socket =
        builder
            .subprotocols("graphql-transport-ws")
            .buildAsync(URI.create("ws://localhost:" + gateway.getPort() + "/graphql"), opened)
            .join();
    return opened;
  }

  void send(String message) {
    socket.sendText(message, true).join();
  }

  String next() throws InterruptedException {
    return messages.poll(10, TimeUnit.SECONDS);
  }

  int closeCode() throws Exception {
    return closed.get(10, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      messages.add(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
    closed.complete(statusCode);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
