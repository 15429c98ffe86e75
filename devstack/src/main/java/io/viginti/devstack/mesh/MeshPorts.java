package io.viginti.devstack.mesh;

import io.viginti.devstack.process.ChildFailed;
import io.viginti.devstack.process.PortHolder;
import io.viginti.devstack.process.Ports;
import io.viginti.devstack.servers.ServerPorts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every port a mesh needs and who needs it. */
record MeshPorts(int offset) {

  private static final int SMTP = 1025;
  private static final int MAIL_PAGE = 8025;
  private static final int CLUSTERS = 15440;

  ServerPorts servers() {
    return ServerPorts.withOffset(offset);
  }

  int smtp() {
    return SMTP + offset;
  }

  int mailPage() {
    return MAIL_PAGE + offset;
  }

  /** Port of the n-th further PostgreSQL cluster. */
  int cluster(int index) {
    return CLUSTERS + offset + index;
  }

  /** The ports this plan takes, with the name of what listens there. */
  Map<Integer, String> of(MeshPlan plan) {
    Map<Integer, String> ports = new LinkedHashMap<>();
    if (plan.running().postgres().isEmpty()) {
      ports.put(servers().postgres(), "PostgreSQL");
    }
    for (int i = 0; i < plan.clusters().size(); i++) {
      ports.put(cluster(i), "PostgreSQL cluster " + plan.clusters().get(i));
    }
    if (plan.running().redisUrl().isEmpty()) {
      ports.put(servers().redis(), "Redis");
    }
    if (plan.running().kafkaBootstrap().isEmpty()) {
      ports.put(servers().kafka(), "Kafka");
      ports.put(servers().kafka() + 1, "Kafka's controller");
    }
    ports.put(smtp(), "the mail catcher");
    ports.put(mailPage(), "the mail catcher's page");
    for (Node node : plan.nodes()) {
      ports.put(node.port(offset), node.module());
    }
    return ports;
  }

  /** Refuses to start when a port is taken, and says by whom. */
  void requireFree(MeshPlan plan) {
    List<String> taken = new ArrayList<>();
    of(plan)
        .forEach(
            (port, user) -> {
              if (!Ports.isFree(port)) {
                taken.add(
                    "port " + port + " for " + user + " is taken by " + PortHolder.describe(port));
              }
            });
    if (!taken.isEmpty()) {
      throw new ChildFailed(
          String.join("\n", taken)
              + "\nEnd that, or shift every port with VIGINTI_PORT_OFFSET, for example"
              + " VIGINTI_PORT_OFFSET=100 ./viginti up");
    }
  }
}
