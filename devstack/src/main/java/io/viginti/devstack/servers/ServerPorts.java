package io.viginti.devstack.servers;

import io.viginti.devstack.process.Ports;
import java.util.List;

/**
 * The ports of the embedded servers; Kafka's controller takes the one after Kafka's. They are not
 * the servers' usual ones, so that one that runs already on the machine is in nobody's way.
 */
public record ServerPorts(int postgres, int redis, int kafka) {

  private static final ServerPorts WITHOUT_OFFSET = new ServerPorts(15432, 16379, 19092);

  public static ServerPorts withOffset(int offset) {
    return new ServerPorts(
        WITHOUT_OFFSET.postgres + offset,
        WITHOUT_OFFSET.redis + offset,
        WITHOUT_OFFSET.kafka + offset);
  }

  /** Ports that are free just now, for tests. */
  public static ServerPorts free() {
    while (true) {
      List<Integer> ports = Ports.free(3);
      if (Ports.isFree(ports.getLast() + 1)) {
        return new ServerPorts(ports.get(0), ports.get(1), ports.get(2));
      }
    }
  }
}
