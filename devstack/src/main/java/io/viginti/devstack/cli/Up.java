package io.viginti.devstack.cli;

import io.viginti.devstack.api.ApiRefused;
import io.viginti.devstack.demo.LoadDemoWorkspace;
import io.viginti.devstack.mesh.Health;
import io.viginti.devstack.mesh.Mesh;
import io.viginti.devstack.mesh.MeshHome;
import io.viginti.devstack.mesh.MeshPlan;
import io.viginti.devstack.mesh.Node;
import io.viginti.devstack.mesh.Progress;
import io.viginti.devstack.mesh.Secrets;
import io.viginti.devstack.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Starts the mesh and holds it until it is told to stop. */
@Command(
    name = "up",
    description = "Start everything and stay until Ctrl-C; with --detach return when it is up.")
final class Up implements Callable<Integer> {

  private static final Duration HEALTH_TIME = Duration.ofSeconds(60);

  @ParentCommand Main main;

  @Option(names = "--detach", description = "Return when the mesh is up and leave it running.")
  boolean detach;

  @Override
  public Integer call() throws Exception {
    MeshPlan plan = MeshPlan.fromEnvironment(main.repository, System.getenv());
    if (detach) {
      return new Detached(main.repository, plan).start();
    }
    return hold(plan);
  }

  private static int hold(MeshPlan plan) throws InterruptedException {
    long since = System.nanoTime();
    Console console = new Console(System.out);
    AtomicReference<Runnable> end = new AtomicReference<>(() -> Mesh.reclaim(plan.home()));
    refuseSecond(plan.home());
    State state = new State(plan.home());
    state.starting();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  console.note("stopping…");
                  end.get().run();
                  state.ended();
                  console.note("stopped");
                },
                "stop"));
    try {
      Mesh mesh = Mesh.start(plan, console);
      end.set(mesh::close);
      awaitGateway(plan);
      if (plan.demo()) {
        loadDemo(plan, mesh, console);
      }
      Duration took = Duration.ofNanos(System.nanoTime() - since);
      console.note("Viginti is up after " + took.toSeconds() + " s.\n\n" + Addresses.of(plan));
      state.ready();
    } catch (RuntimeException e) {
      state.failed(String.valueOf(e.getMessage()));
      throw e;
    }
    Thread.currentThread().join();
    return 0;
  }

  private static void refuseSecond(MeshHome home) {
    Mesh.supervisorFile(home)
        .find()
        .ifPresent(
            running -> {
              throw new io.viginti.devstack.process.ChildFailed(
                  "already running in "
                      + home.directory()
                      + ", pid "
                      + running.pid()
                      + "; ./viginti status shows it, ./viginti down ends it");
            });
  }

  private static void awaitGateway(MeshPlan plan) {
    int port = Node.GATEWAY.port(plan.portOffset());
    if (!Await.until(() -> Health.isOk(port, "/healthz"), HEALTH_TIME)) {
      throw new io.viginti.devstack.process.ChildFailed(
          "the gateway's /healthz is not ok; see " + plan.home().log(Node.GATEWAY.module()));
    }
  }

  /** The demo is a courtesy: the mesh stays up without it. */
  private static void loadDemo(MeshPlan plan, Mesh mesh, Progress progress) {
    Path marker = plan.home().demoMarker();
    if (Files.exists(marker)) {
      return;
    }
    try {
      int created = LoadDemoWorkspace.into(mesh.gateway(), Secrets.of(plan.home()).demoPassword());
      Files.writeString(marker, Instant.now() + "\n");
      progress.note("demo workspace loaded: " + created + " records");
    } catch (ApiRefused | UncheckedIOException e) {
      progress.note("the demo workspace could not be loaded: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + marker, e);
    }
  }
}
