package io.viginti.benchmarks;

import io.viginti.devstack.mesh.Mesh;
import io.viginti.devstack.mesh.MeshPlan;
import io.viginti.devstack.mesh.Node;
import io.viginti.devstack.mesh.Progress;
import io.viginti.devstack.mesh.RunningServers;
import io.viginti.devstack.process.OtherUser;
import io.viginti.devstack.servers.EmbeddedPostgres;
import io.viginti.devstack.servers.ServerPorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A mesh of the services that records need, on a PostgreSQL that also listens on a Unix socket,
 * with a workspace that holds the rows of {@link Dataset}.
 */
record BenchMesh(
    MeshPlan plan,
    Path socket,
    EmbeddedPostgres postgres,
    Mesh mesh,
    BenchmarkWorkspace workspace,
    Connection connection)
    implements AutoCloseable {
  static final String ADMIN_PASSWORD = "benchmark";
  private static final String WORKSPACE = "datapath";
  private static final Duration DRAINED_POLL = Duration.ofMillis(20);

  /** Starts it in the home of the options; the rows of an earlier run there are used again. */
  static BenchMesh start(BenchOptions options) throws IOException, SQLException {
    MeshPlan plan = MeshPlan.in(options.repository(), options.home(), options.portOffset());
    Path socket = Files.createDirectories(plan.home().directory().resolve("socket"));
    OtherUser.own(socket);
    EmbeddedPostgres postgres = postgres(plan, socket).start();
    try {
      Mesh mesh = Mesh.start(withServices(plan, postgres), Progress.silent());
      try {
        BenchmarkWorkspace workspace = BenchmarkWorkspace.open(mesh.gateway(), WORKSPACE);
        Connection connection = postgres.connectAsAdmin();
        Dataset.load(connection, workspace.schema());
        return new BenchMesh(plan, socket, postgres, mesh, workspace, connection);
      } catch (SQLException | RuntimeException e) {
        mesh.close();
        throw e;
      }
    } catch (SQLException | RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  private static EmbeddedPostgres postgres(MeshPlan plan, Path socket) {
    return EmbeddedPostgres.in(
            "postgres",
            plan.home().data("postgres"),
            ServerPorts.withOffset(plan.portOffset()).postgres(),
            ADMIN_PASSWORD,
            plan.home().log("postgres"),
            plan.home().directory().resolve("postgres.pid"))
        .with("unix_socket_directories", socket.toString())
        .with("shared_buffers", "512MB")
        .with("max_wal_size", "2GB");
  }

  private static MeshPlan withServices(MeshPlan plan, EmbeddedPostgres postgres) {
    return plan.withRunning(
            RunningServers.of(
                Optional.of(adminUrl(postgres)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))
        .withEnvironment("VIGINTI_AUTH_TOKEN_ACCESS_LIFETIME", "PT12H")
        .withNodes(List.of(Node.AUTH, Node.METADATA, Node.WORKSPACE_DATA, Node.GATEWAY));
  }

  private static String adminUrl(EmbeddedPostgres postgres) {
    return "postgresql://postgres:%s@127.0.0.1:%d/viginti"
        .formatted(ADMIN_PASSWORD, postgres.port());
  }

  String adminUrl() {
    return adminUrl(postgres);
  }

  long postgresPid() {
    return postgres.child().pid();
  }

  /** The public API as a contender. */
  HttpContender viginti() {
    Map<String, Long> pids = new LinkedHashMap<>();
    pids.put("PostgreSQL", postgresPid());
    pids.put("workspace-data", mesh.pid(Node.WORKSPACE_DATA.module()));
    pids.put("gateway", mesh.pid(Node.GATEWAY.module()));
    return HttpContender.of("Viginti", endpoint(), workspace.token(), Scenario::document, pids);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + mesh.gateway().getPort() + "/graphql");
  }

  /** Waits until the events of all changes have gone to Kafka. */
  void awaitRelay() {
    try (Statement statement = connection.createStatement()) {
      while (true) {
        try (ResultSet waiting =
            statement.executeQuery("select exists (select from records.outbox)")) {
          waiting.next();
          if (!waiting.getBoolean(1)) {
            return;
          }
        }
        LockSupport.parkNanos(DRAINED_POLL.toNanos());
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot look into the outbox", e);
    }
  }

  /** Runs what writes past the service: the service stands still, and the events are dropped. */
  Load.Result withoutRelay(java.util.function.Supplier<Load.Result> work) {
    String service = Node.WORKSPACE_DATA.module();
    mesh.pause(service);
    try (Statement statement = connection.createStatement()) {
      Load.Result result = work.get();
      statement.execute("delete from records.outbox");
      return result;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot empty the outbox", e);
    } finally {
      mesh.resume(service);
      // Its link to the news is old by now; a moment later it answers from memory again.
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      mesh.close();
      postgres.close();
    }
  }
}
