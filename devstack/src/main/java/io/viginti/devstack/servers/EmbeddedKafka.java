package io.viginti.devstack.servers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One Kafka node (KRaft, broker and controller) in a small JVM of its own, because its libraries
 * are not those of the services. It takes the port given and the next one for the controller.
 */
public final class EmbeddedKafka extends EmbeddedServer {

  private static final Duration START_TIME = Duration.ofSeconds(90);
  private static final short API_VERSIONS = 18;

  private EmbeddedKafka(Path directory, int port, Path log, Path pidFile) {
    super("kafka", command(directory, port), directory, port, log, pidFile, START_TIME);
  }

  /** The server as a child process, not yet started. */
  public static EmbeddedKafka in(Path directory, int port, Path log, Path pidFile) {
    return new EmbeddedKafka(directory, port, log, pidFile);
  }

  /** {@code localhost:port}. */
  public String bootstrap() {
    return "localhost:" + port();
  }

  private static List<String> command(Path directory, int port) {
    return List.of(
        Libraries.java(),
        "-Xms64m",
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseCompactObjectHeaders",
        "-cp",
        Libraries.classPath(),
        KafkaNode.class.getName(),
        directory.toAbsolutePath().toString(),
        Integer.toString(port));
  }

  /** Asks for the API versions: a broker answers nothing before it has joined its cluster. */
  @Override
  boolean answers(Socket connection) throws IOException {
    DataOutputStream out = new DataOutputStream(connection.getOutputStream());
    int requestLength = 10;
    int correlation = 1;
    short noClientId = -1;
    out.writeInt(requestLength);
    out.writeShort(API_VERSIONS);
    out.writeShort(0);
    out.writeInt(correlation);
    out.writeShort(noClientId);
    out.flush();
    DataInputStream in = new DataInputStream(connection.getInputStream());
    return in.readInt() > 0 && in.readInt() == correlation;
  }
}
