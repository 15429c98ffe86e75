package io.viginti.devstack.servers;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Redis for this machine only. Its state is written as it changes, so that a kill loses nothing.
 */
public final class EmbeddedRedis extends EmbeddedServer {

  private static final Duration START_TIME = Duration.ofSeconds(30);

  private EmbeddedRedis(Path directory, int port, Path log, Path pidFile) {
    super("redis", command(directory, port), directory, port, log, pidFile, START_TIME);
  }

  /** The server as a child process, not yet started. */
  public static EmbeddedRedis in(Path directory, int port, Path log, Path pidFile) {
    return new EmbeddedRedis(directory, port, log, pidFile);
  }

  /** {@code redis://127.0.0.1:port}. */
  public String url() {
    return "redis://127.0.0.1:" + port();
  }

  private static List<String> command(Path directory, int port) {
    return List.of(
        Unpack.redis().toString(),
        "--port",
        Integer.toString(port),
        "--bind",
        "127.0.0.1",
        "--dir",
        directory.toAbsolutePath().toString(),
        "--save",
        "",
        "--appendonly",
        "yes",
        "--maxmemory",
        "256mb",
        "--maxmemory-policy",
        "volatile-lru");
  }

  @Override
  boolean answers(Socket connection) throws IOException {
    connection.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
    connection.getOutputStream().flush();
    return connection.getInputStream().read() == '+';
  }
}
