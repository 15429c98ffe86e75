package io.viginti.devstack.servers;

import io.viginti.devstack.process.Child;
import io.viginti.devstack.process.ProcessSpec;
import io.viginti.devstack.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A server on a port of this machine, as a child process that says by its socket when it works. */
abstract sealed class EmbeddedServer implements AutoCloseable permits EmbeddedKafka, EmbeddedRedis {

  private static final int TIMEOUT_MILLIS = 500;

  private final int port;
  private final Duration startTime;
  private final Child child;

  /**
   * @param directory of its data; made when it is not there
   * @param startTime how long a start may take
   */
  EmbeddedServer(
      String name,
      List<String> command,
      Path directory,
      int port,
      Path log,
      Path pidFile,
      Duration startTime) {
    Path data = directory.toAbsolutePath();
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + data, e);
    }
    this.port = port;
    this.startTime = startTime;
    this.child =
        new Child(
            new ProcessSpec(
                name,
                command,
                Map.of(),
                data,
                log.toAbsolutePath(),
                pidFile.toAbsolutePath(),
                Signal.TERM,
                false),
            this::answers);
  }

  /** Whether the server at the other end of a fresh connection does its work. */
  abstract boolean answers(Socket connection) throws IOException;

  /** Starts it and waits until it does its work. */
  public final void start() {
    child.start();
    child.awaitReady(startTime);
  }

  public final Child child() {
    return child;
  }

  public final int port() {
    return port;
  }

  @Override
  public final void close() {
    child.stop();
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      return answers(socket);
    } catch (IOException e) {
      return false;
    }
  }
}
