package io.viginti.devstack.cli;

import io.viginti.devstack.mesh.Mesh;
import io.viginti.devstack.mesh.MeshHome;
import io.viginti.devstack.mesh.MeshPlan;
import io.viginti.devstack.process.Child;
import io.viginti.devstack.process.PidFile;
import io.viginti.devstack.process.Signal;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Ends the mesh, and what a killed one may have left. */
@Command(name = "down", description = "Stop everything.")
final class Down implements Callable<Integer> {

  private static final int SECONDS = 90;

  @ParentCommand Main main;

  @Override
  public Integer call() throws Exception {
    System.out.println(
        end(MeshPlan.homeIn(main.repository, System.getenv())) ? "stopped" : "was not running");
    return 0;
  }

  /** Answers whether a supervisor was running. */
  static boolean end(MeshHome home) throws Exception {
    PidFile file = Mesh.supervisorFile(home);
    Optional<ProcessHandle> supervisor = file.find();
    if (supervisor.isPresent()) {
      Child.send(supervisor.get().pid(), Signal.TERM);
      try {
        supervisor.get().onExit().get(SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        supervisor.get().destroyForcibly();
      }
    }
    Mesh.reclaim(home);
    file.remove();
    return supervisor.isPresent();
  }
}
