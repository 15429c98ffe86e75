package io.viginti.devstack.servers;

import java.nio.file.Path;

/** A parent of servers that a test can kill: starts them, says so, and waits. */
final class ServersHolder {

  private ServersHolder() {}

  public static void main(String[] arguments) throws InterruptedException {
    ServerPorts ports =
        new ServerPorts(
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]));
    Servers servers = Servers.start(Path.of(arguments[0]), ports);
    System.out.println(
        servers.postgres().child().pid()
            + " "
            + servers.redis().child().pid()
            + " "
            + servers.kafka().child().pid());
    Thread.currentThread().join();
  }
}
