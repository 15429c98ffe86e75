package io.viginti.devstack.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/** The program of the Kafka process: data directory and port are its arguments. */
final class KafkaNode {

  /** One node, always the same cluster id: whoever finds this directory continues it. */
  private static final String CLUSTER_ID = "viginti-devstack-00000";

  private KafkaNode() {}

  public static void main(String[] arguments) throws IOException {
    Logger.getLogger("").setLevel(Level.WARNING);
    Path directory = Path.of(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    Properties settings = settings(directory, port);
    Path file = directory.resolve("server.properties");
    try (var out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
    if (!Files.exists(directory.resolve("log/meta.properties"))) {
      format(file);
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
    server.startup();
    server.awaitShutdown();
  }

  private static void format(Path settings) {
    int exit =
        StorageTool.execute(
            new String[] {
              "format", "-t", CLUSTER_ID, "-c", settings.toString(), "--ignore-formatted"
            },
            System.out);
    if (exit != 0) {
      throw new IllegalStateException("cannot format Kafka's storage: exit code " + exit);
    }
  }

  private static Properties settings(Path directory, int port) {
    Properties settings = new Properties();
    int controller = port + 1;
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@localhost:" + controller);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controller);
    settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
    settings.put("log.dirs", directory.resolve("log").toString());
    settings.put("auto.create.topics.enable", "true");
    settings.put("num.partitions", "4");
    settings.put("default.replication.factor", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "2");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // The defaults are for a server that is alone on its machine.
    settings.put("log.cleaner.dedupe.buffer.size", "4194304");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("num.recovery.threads.per.data.dir", "2");
    return settings;
  }
}
