package io.viginti.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.devstack.mesh.Mesh;
import io.viginti.devstack.mesh.MeshPlan;
import io.viginti.devstack.mesh.Node;
import io.viginti.devstack.mesh.Progress;
import io.viginti.devstack.mesh.RunningServers;
import io.viginti.devstack.process.OtherUser;
import io.viginti.devstack.servers.EmbeddedPostgres;
import io.viginti.devstack.servers.ServerPorts;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request on the data path costs, beside pgbench on the same PostgreSQL and the same rows.
 * Every round runs the contenders one after the other, so that what else happens on the machine
 * meets all of them; the table has the medians.
 */
public final class DataPathFigures {
  private static final String ADMIN_PASSWORD = "benchmark";
  private static final String WORKSPACE = "datapath";

  private final BenchOptions options;
  private final PrintStream out;

  private DataPathFigures(BenchOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    new DataPathFigures(BenchOptions.of(arguments), System.out).measure();
  }

  private void measure() throws IOException, SQLException {
    MeshPlan plan = MeshPlan.in(options.repository(), options.home(), options.portOffset());
    Path socket = Files.createDirectories(plan.home().directory().resolve("socket"));
    OtherUser.own(socket);
    try (EmbeddedPostgres postgres = postgres(plan, socket).start();
        Mesh mesh =
            Mesh.start(
                plan.withRunning(
                        RunningServers.of(
                            Optional.of(
                                "postgresql://postgres:%s@127.0.0.1:%d/viginti"
                                    .formatted(ADMIN_PASSWORD, postgres.port())),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))
                    .withEnvironment("VIGINTI_AUTH_TOKEN_ACCESS_LIFETIME", "PT12H")
                    .withNodes(
                        List.of(Node.AUTH, Node.METADATA, Node.WORKSPACE_DATA, Node.GATEWAY)),
                Progress.silent())) {
      BenchmarkWorkspace workspace = BenchmarkWorkspace.open(mesh.gateway(), WORKSPACE);
      try (Connection connection = postgres.connectAsAdmin()) {
        Dataset.load(connection, workspace.schema());
        List<Contender> contenders = new ArrayList<>();
        HttpContender viginti = viginti(mesh, postgres, workspace);
        contenders.add(viginti);
        contenders.add(pgbench(connection, plan, socket, postgres, workspace, viginti));
        run(contenders);
      }
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

  private static HttpContender viginti(
      Mesh mesh, EmbeddedPostgres postgres, BenchmarkWorkspace workspace) {
    Map<String, Long> pids = new LinkedHashMap<>();
    pids.put("PostgreSQL", postgres.child().pid());
    pids.put("workspace-data", mesh.pid(Node.WORKSPACE_DATA.module()));
    pids.put("gateway", mesh.pid(Node.GATEWAY.module()));
    URI endpoint = URI.create("http://127.0.0.1:" + mesh.gateway().getPort() + "/graphql");
    return HttpContender.of("Viginti", endpoint, workspace.token(), Scenario::document, pids);
  }

  private Contender pgbench(
      Connection connection,
      MeshPlan plan,
      Path socket,
      EmbeddedPostgres postgres,
      BenchmarkWorkspace workspace,
      HttpContender viginti)
      throws SQLException, IOException {
    PlainSql log = new PlainSql(connection, plan.home().log("postgres"), workspace.schema());
    Map<Scenario, Pgbench> scripts = new EnumMap<>(Scenario.class);
    for (Scenario scenario : options.scenarios()) {
      List<List<PlainSql.Sent>> requests = new ArrayList<>();
      for (ObjectNode variables : scenario.variables()) {
        byte[] request = viginti.request(scenario, variables);
        HttpLoad.ask(viginti.endpoint(), request);
        List<PlainSql.Sent> sent = log.of(() -> HttpLoad.ask(viginti.endpoint(), request));
        if (sent.isEmpty()) {
          throw new IllegalStateException("no statements of " + scenario + " in the log");
        }
        requests.add(sent);
      }
      Path directory = plan.home().directory().resolve("pgbench").resolve(scenario.name());
      scripts.put(
          scenario, new Pgbench(directory, socket, postgres.port(), ADMIN_PASSWORD, requests));
    }
    return new PgbenchContender(scripts, postgres.child().pid());
  }

  private void run(List<Contender> contenders) {
    for (Scenario scenario : options.scenarios()) {
      for (Contender contender : contenders) {
        if (contender instanceof HttpContender) {
          contender.run(scenario, 16, options.warmUp());
        }
      }
    }
    for (Scenario scenario : options.scenarios()) {
      out.println("\n" + scenario.title() + "\n");
      for (int connections : options.connections()) {
        compare(contenders, scenario, connections);
      }
    }
  }

  private void compare(List<Contender> contenders, Scenario scenario, int connections) {
    Map<String, List<Load.Result>> results = new LinkedHashMap<>();
    for (int round = 0; round < options.rounds(); round++) {
      for (Contender contender : contenders) {
        Load.Result result = contender.run(scenario, connections, options.length());
        results.computeIfAbsent(contender.name(), none -> new ArrayList<>()).add(result);
      }
    }
    long ours = 0;
    for (Map.Entry<String, List<Load.Result>> entry : results.entrySet()) {
      Load.Result median = Load.Result.median(entry.getValue());
      ours = ours == 0 ? median.sum() : ours;
      out.printf(
          "| %d | %s | %.0f | %d | %s | %.2f |%n",
          connections,
          entry.getKey(),
          median.perSecond(),
          median.sum(),
          median.parts(),
          (double) median.sum() / ours);
    }
  }
}
