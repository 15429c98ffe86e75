package io.viginti.benchmarks;

import io.viginti.devstack.api.GatewayClient;
import io.viginti.devstack.mesh.Mesh;
import io.viginti.devstack.mesh.MeshPlan;
import io.viginti.devstack.mesh.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The figures of docs/figures.md. Arguments: repository, an empty home, port offset, number of
 * workspaces of the memory part.
 */
public final class MeshFigures {
  private static final String LIST =
      "{ companies(orderBy: [{name: AscNullsFirst}], limit: 60) { id name domainName employees"
          + " tagline idealCustomerProfile createdAt updatedAt position accountOwnerId } }";
  private static final int ROUNDS = 20;
  private static final int COMPANIES = 5_000;

  /** For each half of the memory part: it measures those it made until then. */
  private static final Duration MOST_TIME = Duration.ofMinutes(12);

  private static final Load LOAD = new Load(16, Duration.ofSeconds(8));

  private final PrintStream out;
  private final int workspaces;

  private MeshFigures(PrintStream out, int workspaces) {
    this.out = out;
    this.workspaces = workspaces;
  }

  public static void main(String[] arguments) {
    MeshPlan plan =
        MeshPlan.in(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    new MeshFigures(System.out, Integer.parseInt(arguments[3])).measure(plan);
  }

  private void measure(MeshPlan plan) {
    out.println("| What | Median | Worst | Goal |\n|---|---|---|---|");
    row("first start of the mesh", "", Sample.of(1, i -> start(plan).close()));
    long begin = System.nanoTime();
    try (Mesh mesh = start(plan)) {
      row("second start", "60 s", new Sample(List.of(System.nanoTime() - begin)));
      latencies(mesh);
      memory(mesh, "after the first workspaces");
      if (workspaces > 0) {
        heaps(mesh);
        memory(mesh, "after all workspaces");
      }
      lists(mesh);
    }
  }

  private static Mesh start(MeshPlan plan) {
    return Mesh.start(plan, Progress.silent());
  }

  private void latencies(Mesh mesh) {
    row("sign-up with workspace (20)", "1 s", Sample.of(ROUNDS, i -> signUp(mesh, "latency" + i)));
    BenchmarkWorkspace workspace = signUp(mesh, "metadata");
    String[] objects = new String[ROUNDS];
    row(
        "custom object until queried in the next request (20)",
        "300 ms",
        Sample.of(ROUNDS, i -> objects[i] = workspace.createObject("thing" + (char) ('a' + i))));
    row(
        "custom field until queried in the next request (20)",
        "200 ms",
        Sample.of(
            ROUNDS,
            i -> workspace.createField(objects[i], "thing" + (char) ('a' + i) + "s", "extra")));
  }

  private void memory(Mesh mesh, String when) {
    out.println("\nMemory " + when + " (proportional set size):\n\n| Process | MiB |\n|---|---|");
    long sum = 0;
    for (String name : mesh.names()) {
      long mib = ProcessCost.memoryKib(mesh.pid(name)) / 1024;
      sum += mib;
      out.println("| " + name + " | " + mib + " |");
    }
    out.println("| all | " + sum + " |\n");
  }

  private void heaps(Mesh mesh) {
    Map<String, Long> before = usedHeaps(mesh);
    Sample plain =
        Sample.within(
            workspaces,
            MOST_TIME,
            i -> signUp(mesh, "plain" + i).client().execute(LIST, GatewayClient.variables()));
    Map<String, Long> afterPlain = usedHeaps(mesh);
    Sample custom =
        Sample.within(
            workspaces,
            MOST_TIME,
            i -> signUp(mesh, "custom" + i).createObject("own" + letters(i)));
    Map<String, Long> afterCustom = usedHeaps(mesh);
    out.println(
        "Live heap per workspace, KiB (goal 100 without customisation):\n\n"
            + "| Service | without customisation (%d) | with one custom object each (%d) |\n"
                .formatted(plain.size(), custom.size())
            + "|---|---|---|");
    before.forEach(
        (name, start) -> {
          long middle = afterPlain.getOrDefault(name, 0L);
          long end = afterCustom.getOrDefault(name, 0L);
          out.println(
              "| %s | %d | %d |"
                  .formatted(
                      name, (middle - start) / plain.size(), (end - middle) / custom.size()));
        });
    out.println("\n| What | Median | Worst | Goal |\n|---|---|---|---|");
    row("sign-up and the first query (" + plain.size() + ")", "", plain);
    row("sign-up, custom object and the first query (" + custom.size() + ")", "", custom);
    out.println();
  }

  private void lists(Mesh mesh) {
    BenchmarkWorkspace workspace = signUp(mesh, "list");
    workspace.createCompanies(COMPANIES);
    Map<String, Long> pids = new LinkedHashMap<>();
    for (String name : List.of("gateway", "workspace-data-service", "postgres")) {
      pids.put(name, mesh.pid(name));
    }
    out.println(
        "A list of 60 of "
            + COMPANIES
            + " companies, 10 fields, ordered by name, "
            + LOAD.clients()
            + " connections:\n");
    out.println("| Run | requests/s | CPU µs per request |\n|---|---|---|");
    Supplier<Load.Client> api =
        () -> () -> workspace.client().execute(LIST, GatewayClient.variables());
    Supplier<Load.Client> plain = () -> new PlainRows(mesh, workspace);
    LOAD.run(api, pids);
    for (int round = 0; round < 3; round++) {
      print("Viginti", LOAD.run(api, pids));
      print("the same SQL, plain rows by JDBC", LOAD.run(plain, pids));
    }
  }

  private void print(String what, Load.Result result) {
    out.println("| %s | %.0f | %s |".formatted(what, result.perSecond(), result.micros()));
  }

  private void row(String what, String goal, Sample sample) {
    out.println("| " + what + " | " + sample.cells() + " | " + goal + " |");
  }

  private static BenchmarkWorkspace signUp(Mesh mesh, String name) {
    return BenchmarkWorkspace.signUp(mesh.gateway(), name);
  }

  /** Names take no digits at their end in some languages; letters are always good. */
  private static String letters(int number) {
    return Integer.toString(number, 26)
        .chars()
        .map(c -> Character.isDigit(c) ? 'a' + (c - '0') : c + 10)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Map<String, Long> usedHeaps(Mesh mesh) {
    Map<String, Long> used = new LinkedHashMap<>();
    for (String name : List.of("gateway", "workspace-data-service", "metadata-service")) {
      used.put(name, LiveHeap.usedKib(mesh.pid(name)));
    }
    return used;
  }

  /** One JDBC connection that reads the same rows. */
  private static final class PlainRows implements Load.Client {
    private final Connection connection;
    private final PreparedStatement statement;

    PlainRows(Mesh mesh, BenchmarkWorkspace workspace) {
      try {
        connection = mesh.postgres().connectAsAdmin();
        statement =
            connection.prepareStatement(
                """
                select id, name, "domainName", employees, tagline, "idealCustomerProfile",
                       "createdAt", "updatedAt", position, "accountOwnerId"
                from %s.companies where "deletedAt" is null
                order by name collate "und-x-icu" nulls first, id limit 60"""
                    .formatted(workspace.schema()));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void request() {
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          rows.getString(2);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
