package io.viginti.devstack.servers;

import io.viginti.devstack.process.Child;
import io.viginti.devstack.process.ProcessSpec;
import io.viginti.devstack.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Redis for this machine only. Its state is written as it changes, so that epochs survive a kill.
 */
public final class EmbeddedRedis implements AutoCloseable {

  private static final Duration START_TIME = Duration.ofSeconds(30);
  private static final int TIMEOUT_MILLIS = 500;

  private final int port;
  private final Child child;

  private EmbeddedRedis(int port, Child child) {
    this.port = port;
    this.child = child;
  }

  /** The server as a child process, not yet started. */
  public static EmbeddedRedis in(Path directory, int port, Path log, Path pidFile) {
    Path data = directory.toAbsolutePath();
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + data, e);
    }
    List<String> command =
        List.of(
            Unpack.redis().toString(),
            "--port",
            Integer.toString(port),
            "--bind",
            "127.0.0.1",
            "--dir",
            data.toString(),
            "--save",
            "",
            "--appendonly",
            "yes",
            "--maxmemory",
            "256mb",
            "--maxmemory-policy",
            "volatile-lru");
    ProcessSpec spec =
        new ProcessSpec(
            "redis",
            command,
            Map.of(),
            data,
            log.toAbsolutePath(),
            pidFile.toAbsolutePath(),
            Signal.TERM,
            false);
    return new EmbeddedRedis(port, new Child(spec, () -> answers(port)));
  }

  public EmbeddedRedis start() {
    child.start();
    child.awaitReady(START_TIME);
    return this;
  }

  public Child child() {
    return child;
  }

  public int port() {
    return port;
  }

  /** {@code redis://127.0.0.1:port}. */
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    child.stop();
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return socket.getInputStream().read() == '+';
    } catch (IOException e) {
      return false;
    }
  }
}
