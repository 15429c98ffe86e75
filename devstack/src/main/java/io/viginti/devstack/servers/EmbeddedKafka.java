package io.viginti.devstack.servers;

import io.viginti.devstack.process.Child;
import io.viginti.devstack.process.ProcessSpec;
import io.viginti.devstack.process.Signal;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One Kafka node (KRaft, broker and controller) in a small JVM of its own, because its libraries
 * are not those of the services. It takes the port given and the next one for the controller.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final Duration START_TIME = Duration.ofSeconds(90);
  private static final int TIMEOUT_MILLIS = 500;
  private static final short API_VERSIONS = 18;

  private final int port;
  private final Child child;

  private EmbeddedKafka(int port, Child child) {
    this.port = port;
    this.child = child;
  }

  /** The server as a child process, not yet started. */
  public static EmbeddedKafka in(Path directory, int port, Path log, Path pidFile) {
    Path data = directory.toAbsolutePath();
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + data, e);
    }
    List<String> command =
        List.of(
            Libraries.java(),
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-cp",
            Libraries.classPath(),
            KafkaNode.class.getName(),
            data.toString(),
            Integer.toString(port));
    ProcessSpec spec =
        new ProcessSpec(
            "kafka",
            command,
            Map.of(),
            data,
            log.toAbsolutePath(),
            pidFile.toAbsolutePath(),
            Signal.TERM,
            false);
    return new EmbeddedKafka(port, new Child(spec, () -> answers(port)));
  }

  public EmbeddedKafka start() {
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

  /** {@code localhost:port}. */
  public String bootstrap() {
    return "localhost:" + port;
  }

  @Override
  public void close() {
    child.stop();
  }

  /** Asks for the API versions: a broker answers nothing before it has joined its cluster. */
  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      int requestLength = 10;
      int correlation = 1;
      short noClientId = -1;
      out.writeInt(requestLength);
      out.writeShort(API_VERSIONS);
      out.writeShort(0);
      out.writeInt(correlation);
      out.writeShort(noClientId);
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      return in.readInt() > 0 && in.readInt() == correlation;
    } catch (IOException e) {
      return false;
    }
  }
}
