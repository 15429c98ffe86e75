package io.viginti.devstack.cli;

import io.viginti.devstack.mesh.Health;
import io.viginti.devstack.mesh.Mesh;
import io.viginti.devstack.mesh.MeshPlan;
import io.viginti.devstack.mesh.Node;
import io.viginti.devstack.process.Await;
import io.viginti.devstack.servers.Libraries;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the supervisor as a process of its own and waits until it is up. Java gives a child none
 * of our file descriptors, so whoever called us can close theirs.
 */
final class Detached {

  private static final Duration AT_MOST = Duration.ofMinutes(8);

  private final Path repository;
  private final MeshPlan plan;
  private final Path log;
  private long shown;

  Detached(Path repository, MeshPlan plan) {
    this.repository = repository;
    this.plan = plan;
    this.log = plan.home().log("supervisor");
  }

  int start() throws IOException {
    if (Mesh.supervisorFile(plan.home()).find().isPresent()) {
      System.out.println("already running\n\n" + Addresses.of(plan));
      return isUp() || Await.until(this::isUp, AT_MOST) ? 0 : 1;
    }
    Files.createDirectories(plan.home().logs());
    Files.deleteIfExists(log);
    new State(plan.home()).starting();
    Process supervisor =
        new ProcessBuilder(command())
            .directory(repository.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean decided =
        Await.until(
            () -> {
              show();
              return !supervisor.isAlive() || isUp();
            },
            AT_MOST);
    show();
    if (supervisor.isAlive() && decided) {
      return 0;
    }
    System.err.println(
        decided
            ? "viginti: the mesh did not start; the reason is above and in " + log
            : "viginti: not up after " + AT_MOST.toMinutes() + " minutes; see " + log);
    supervisor.destroy();
    return 1;
  }

  private boolean isUp() {
    return new State(plan.home()).isReady()
        && Health.isOk(Node.GATEWAY.port(plan.portOffset()), "/healthz");
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    if (new File("/usr/bin/setsid").canExecute()) {
      command.add("/usr/bin/setsid");
    }
    command.addAll(
        List.of(
            Libraries.java(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-cp",
            Libraries.classPath(),
            Main.class.getName(),
            "--repository",
            repository.toString(),
            "up"));
    return command;
  }

  /** Passes on what the supervisor has said since. */
  private void show() {
    try {
      byte[] all = Files.readAllBytes(log);
      if (all.length > shown) {
        System.out.print(
            new String(all, (int) shown, (int) (all.length - shown), StandardCharsets.UTF_8));
        System.out.flush();
        shown = all.length;
      }
    } catch (IOException e) {
      shown = 0;
    }
  }
}
