package io.viginti.devstack.cli;

import io.viginti.devstack.mesh.Health;
import io.viginti.devstack.mesh.Mesh;
import io.viginti.devstack.mesh.MeshPlan;
import io.viginti.devstack.mesh.Node;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Says what runs; the exit code is 0 only when every service is ready. */
@Command(name = "status", description = "Show what runs.")
final class Status implements Callable<Integer> {

  private static final int NOT_READY = 3;

  @ParentCommand Main main;

  @Override
  public Integer call() {
    MeshPlan plan = MeshPlan.fromEnvironment(main.repository, System.getenv());
    Optional<ProcessHandle> supervisor = Mesh.supervisorFile(plan.home()).find();
    if (supervisor.isEmpty()) {
      System.out.println("not running (" + plan.home().directory() + ")");
      return NOT_READY;
    }
    boolean allReady = true;
    for (Node node : Node.values()) {
      int port = node.port(plan.portOffset());
      boolean ready = Health.isOk(port, "/q/health/ready");
      allReady &= ready;
      System.out.printf(
          Locale.ROOT, "  %-24s %5d  %s%n", node.module(), port, ready ? "ready" : "not ready");
    }
    System.out.println("\n" + Addresses.of(plan));
    return allReady ? 0 : NOT_READY;
  }
}
