package io.viginti.devstack.mesh;

import io.viginti.devstack.process.Child;
import io.viginti.devstack.process.ChildFailed;
import io.viginti.devstack.process.PidFile;
import io.viginti.devstack.process.ProcessSpec;
import io.viginti.devstack.process.Signal;
import io.viginti.devstack.servers.EmbeddedPostgres;
import io.viginti.devstack.servers.Libraries;
import io.viginti.devstack.servers.MailCatcher;
import io.viginti.devstack.servers.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A running mesh. Its children are known by name: {@code postgres}, {@code redis}, {@code kafka},
 * {@code postgres-<cluster>}, the modules' names of the services, and the names given to further
 * instances.
 *
 * <p>A child that dies, by whatever hand, is started again; one that was stopped is not. Closing
 * ends the services first, then the servers.
 */
public final class Mesh implements AutoCloseable {

  private static final String SUPERVISOR = "supervisor";
  private static final Duration START_TIME = Duration.ofMinutes(4);

  private final MeshPlan plan;
  private final Secrets secrets;
  private final Progress progress;
  private final MeshServers servers;
  private final Map<String, Watched> instances = new LinkedHashMap<>();
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private @Nullable MailCatcher mail;

  private Mesh(MeshPlan plan, Progress progress) {
    this.plan = plan;
    this.secrets = Secrets.of(plan.home());
    this.progress = progress;
    this.servers = new MeshServers(plan, secrets, progress::note);
  }

  /**
   * Ends what an earlier mesh in this home left, then starts everything and waits until it does its
   * work.
   *
   * @throws ChildFailed when a port is taken or a part does not start; nothing is left running then
   */
  public static Mesh start(MeshPlan plan, Progress progress) {
    PidFile supervisor = supervisorFile(plan.home());
    supervisor
        .find()
        .filter(p -> p.pid() != ProcessHandle.current().pid())
        .ifPresent(
            p -> {
              throw new ChildFailed(
                  "a mesh already runs in " + plan.home().directory() + ", pid " + p.pid());
            });
    reclaim(plan.home());
    supervisor.write(ProcessHandle.current());
    Mesh mesh = new Mesh(plan, progress);
    try {
      mesh.startAll();
      return mesh;
    } catch (RuntimeException e) {
      mesh.close();
      throw e;
    }
  }

  /** The supervisor of a home: the process that holds its mesh. */
  public static PidFile supervisorFile(MeshHome home) {
    return new PidFile(home.pidFile(SUPERVISOR));
  }

  /** Ends every child that is still noted in a home without a supervisor. */
  public static void reclaim(MeshHome home) {
    if (!Files.isDirectory(home.running())) {
      return;
    }
    List<Runnable> ends = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(home.running(), "*.pid")) {
      for (Path path : files) {
        String name = path.getFileName().toString();
        PidFile file = new PidFile(path);
        if (!name.equals(SUPERVISOR + ".pid")) {
          Signal signal = name.startsWith("postgres") ? Signal.INT : Signal.TERM;
          ends.add(
              () -> {
                file.find().ifPresent(left -> Child.end(left, signal));
                file.remove();
              });
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + home.running(), e);
    }
    Servers.inParallel(ends);
  }

  /** Where the public API is. */
  public URI gateway() {
    return uri(Node.GATEWAY.module());
  }

  /** Where an instance of a service listens. */
  public URI uri(String name) {
    Integer port = ports.get(name);
    if (port == null) {
      throw new IllegalArgumentException("no service " + name + " in " + ports.keySet());
    }
    return URI.create("http://localhost:" + port);
  }

  /** The main PostgreSQL; not there when a running one is used. */
  public EmbeddedPostgres postgres() {
    return servers.postgres();
  }

  /** A further PostgreSQL cluster. */
  public EmbeddedPostgres postgres(String cluster) {
    return servers.cluster(cluster);
  }

  /** {@code host:port} of Kafka. */
  public String kafkaBootstrap() {
    return servers.addresses().kafka();
  }

  public String redisUrl() {
    return servers.addresses().redis();
  }

  public Secrets secrets() {
    return secrets;
  }

  public MeshPlan plan() {
    return plan;
  }

  /** One more instance of a service, on a port of its own; waits until it is ready. */
  public void startInstance(Node node, String name, int port) {
    startInstance(node, name, port, Map.of());
  }

  /** The same with settings of its own, over those of the mesh. */
  public void startInstance(Node node, String name, int port, Map<String, String> environment) {
    addInstance(node, name, port, environment);
    watched(name).start();
    awaitReady(name);
  }

  /** {@code kill -9}; the child is started again after a moment. */
  public void kill(String name) {
    watched(name).child().kill();
  }

  /** SIGSTOP. */
  public void pause(String name) {
    watched(name).child().pause();
  }

  /** SIGCONT. */
  public void resume(String name) {
    watched(name).child().resume();
  }

  /** Ends a child and leaves it so. */
  public void stop(String name) {
    watched(name).stop();
  }

  /** Starts a child that was stopped, and waits until it is ready. */
  public void start(String name) {
    watched(name).start();
    awaitReady(name);
  }

  public void restart(String name) {
    stop(name);
    start(name);
  }

  /** The pid of a child just now. */
  public long pid(String name) {
    return watched(name).child().pid();
  }

  public boolean isReady(String name) {
    return watched(name).child().isReady();
  }

  /** Waits until a child does its work, through deaths and restarts. */
  public void awaitReady(String name) {
    Child child = watched(name).child();
    if (!io.viginti.devstack.process.Await.until(child::isReady, START_TIME)) {
      throw new ChildFailed(name + " is not ready; see " + child.spec().log());
    }
  }

  /** The names of all children. */
  public List<String> names() {
    List<String> names = new ArrayList<>(servers.children().keySet());
    names.addAll(instances.keySet());
    return names;
  }

  @Override
  public void close() {
    Servers.inParallel(instances.values().stream().<Runnable>map(w -> w::stop).toList());
    if (mail != null) {
      mail.close();
    }
    servers.close();
    supervisorFile(plan.home()).remove();
  }

  private void startAll() {
    new MeshPorts(plan.portOffset()).requireFree(plan);
    StartUp startUp = new StartUp(progress);
    startUp.run(servers.starts());
    MeshPorts meshPorts = new MeshPorts(plan.portOffset());
    mail = MailCatcher.start(meshPorts.smtp(), meshPorts.mailPage());
    Map<String, Runnable> starts = new LinkedHashMap<>();
    for (Node node : plan.nodes()) {
      addInstance(node, node.module(), node.port(plan.portOffset()), Map.of());
      Watched watched = watched(node.module());
      watched.start();
      starts.put(node.module(), () -> watched.child().awaitReady(START_TIME));
    }
    startUp.run(starts);
  }

  private void addInstance(Node node, String name, int port, Map<String, String> own) {
    Path application = plan.repository().resolve(node.module()).resolve("target/quarkus-app");
    if (!Files.exists(application.resolve("quarkus-run.jar"))) {
      throw new ChildFailed(node.module() + " is not built: no " + application);
    }
    List<String> command = new ArrayList<>();
    command.add(Libraries.java());
    command.addAll(node.jvmFlags());
    String options = System.getenv("VIGINTI_JAVA_OPTS");
    if (options != null && !options.isBlank()) {
      command.addAll(List.of(options.strip().split("\\s+")));
    }
    command.add("-jar");
    command.add(application.resolve("quarkus-run.jar").toString());
    Map<String, String> environment =
        new NodeEnvironment(plan, secrets, servers.addresses()).of(node, name, port);
    environment.putAll(own);
    ProcessSpec spec =
        new ProcessSpec(
            name,
            command,
            environment,
            plan.home().directory(),
            plan.home().log(name),
            plan.home().pidFile(name),
            Signal.TERM,
            false);
    Child child = new Child(spec, () -> Health.isOk(port, "/q/health/ready"));
    if (instances.putIfAbsent(name, new Watched(child, child::start, progress::note)) != null) {
      throw new IllegalArgumentException("there is a child " + name + " already");
    }
    ports.put(name, port);
  }

  private Watched watched(String name) {
    Watched watched = servers.children().getOrDefault(name, instances.get(name));
    if (watched == null) {
      throw new IllegalArgumentException("no child " + name + " in " + names());
    }
    return watched;
  }
}
