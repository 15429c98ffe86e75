package io.viginti.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A closed loop over HTTP/1.1 connections that are kept alive, all on one thread, so that the tool
 * itself costs little: each connection sends its next request when it has the answer. Every answer
 * is checked: its status, that it holds data and no errors, and, where the same request always has
 * the same answer, its length.
 */
final class HttpLoad implements AutoCloseable {
  private static final int FIRST_BUFFER = 64 * 1024;

  /**
   * A request.
   *
   * @param bytes head and body
   * @param length of the answer's body; 0 where it varies
   */
  record Request(byte[] bytes, int length) {}

  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();
  private final List<Request> requests;
  private int next;
  private long answered;

  HttpLoad(URI endpoint, List<Request> requests, int count) {
    this.requests = List.copyOf(requests);
    try {
      selector = Selector.open();
      for (int i = 0; i < count; i++) {
        SocketChannel channel =
            SocketChannel.open(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Connection connection = new Connection(channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        connections.add(connection);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot connect to " + endpoint, e);
    }
  }

  /** A POST of JSON. */
  static byte[] post(URI endpoint, String token, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST %s HTTP/1.1\r\nHost: %s:%d\r\nContent-Type: application/json\r\nAccept: application/json\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(
                endpoint.getPath(),
                endpoint.getHost(),
                endpoint.getPort(),
                token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n",
                content.length);
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] all = java.util.Arrays.copyOf(start, start.length + content.length);
    System.arraycopy(content, 0, all, start.length, content.length);
    return all;
  }

  /** Sends until the time is over and every answer is there; how many came. */
  long run(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    answered = 0;
    try {
      for (Connection connection : connections) {
        connection.send();
      }
      int waiting = connections.size();
      while (waiting > 0) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          Connection connection = (Connection) key.attachment();
          if (connection.read()) {
            answered++;
            if (System.nanoTime() < end) {
              connection.send();
            } else {
              waiting--;
            }
          }
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the load failed after " + answered + " answers", e);
    }
    return answered;
  }

  /** One request; its answer's body. */
  static String ask(URI endpoint, byte[] request) {
    try (HttpLoad load = new HttpLoad(endpoint, List.of(new Request(request, 0)), 1)) {
      load.run(Duration.ZERO);
      return load.connections.getFirst().body();
    }
  }

  @Override
  public void close() {
    try {
      for (Connection connection : connections) {
        connection.channel.close();
      }
      selector.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private final class Connection {
    private final SocketChannel channel;
    private ByteBuffer in = ByteBuffer.allocate(FIRST_BUFFER);
    private Request sent = requests.getFirst();
    private int bodyStart;
    private int bodyLength;

    Connection(SocketChannel channel) {
      this.channel = channel;
    }

    void send() throws IOException {
      sent = requests.get(next++ % requests.size());
      in.clear();
      bodyStart = 0;
      ByteBuffer out = ByteBuffer.wrap(sent.bytes());
      while (out.hasRemaining()) {
        channel.write(out);
      }
    }

    /** Whether the answer is there. */
    boolean read() throws IOException {
      if (!in.hasRemaining()) {
        in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
      }
      if (channel.read(in) < 0) {
        throw new IOException("the server closed the connection");
      }
      if (bodyStart == 0 && !readHead()) {
        return false;
      }
      if (in.position() < bodyStart + bodyLength) {
        return false;
      }
      check();
      return true;
    }

    private boolean readHead() throws IOException {
      byte[] bytes = in.array();
      for (int i = 3; i < in.position(); i++) {
        if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
          String head = new String(bytes, 0, i, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
          int at = head.indexOf("\r\ncontent-length:");
          if (!head.startsWith("http/1.1 200") || at < 0) {
            throw new IOException("an answer with the head " + head);
          }
          int value = at + "\r\ncontent-length:".length();
          bodyLength = Integer.parseInt(head.substring(value, head.indexOf('\r', value)).strip());
          bodyStart = i + 1;
          return true;
        }
      }
      return false;
    }

    private void check() throws IOException {
      boolean isData =
          bodyLength > 9
              && new String(in.array(), bodyStart, 9, StandardCharsets.US_ASCII)
                  .equals("{\"data\":{");
      if (!isData || sent.length() > 0 && sent.length() != bodyLength) {
        throw new IOException("not the answer expected: " + body());
      }
    }

    String body() {
      return new String(in.array(), bodyStart, bodyLength, StandardCharsets.UTF_8);
    }
  }
}
