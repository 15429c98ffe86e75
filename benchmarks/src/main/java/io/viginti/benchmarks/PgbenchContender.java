package io.viginti.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** pgbench with the statements that the service sends for the scenarios. */
record PgbenchContender(BenchMesh bench, Map<Scenario, Pgbench> scripts) implements Contender {
  private static final Duration BACKENDS_END = Duration.ofMillis(500);

  /** Has the service run each request once, and reads from PostgreSQL's log what it sent. */
  static PgbenchContender of(BenchMesh bench, List<Scenario> scenarios, HttpContender viginti)
      throws SQLException, IOException {
    PlainSql log =
        new PlainSql(
            bench.connection(), bench.plan().home().log("postgres"), bench.workspace().schema());
    Map<Scenario, Pgbench> scripts = new EnumMap<>(Scenario.class);
    for (Scenario scenario : scenarios) {
      List<Runnable> requests = new ArrayList<>();
      for (ObjectNode variables : scenario.variables()) {
        byte[] request = viginti.request(scenario, variables);
        HttpLoad.ask(viginti.endpoint(), request); // prepares
        requests.add(() -> HttpLoad.ask(viginti.endpoint(), request));
      }
      List<List<PlainSql.Sent>> sent = log.of(requests);
      if (sent.stream().anyMatch(List::isEmpty)) {
        throw new IllegalStateException("no statements of " + scenario + " in the log");
      }
      Path directory = bench.plan().home().directory().resolve("pgbench").resolve(scenario.name());
      scripts.put(
          scenario,
          new Pgbench(
              directory, bench.socket(), bench.postgres().port(), BenchMesh.ADMIN_PASSWORD, sent));
    }
    return new PgbenchContender(bench, scripts);
  }

  @Override
  public String name() {
    return "pgbench";
  }

  @Override
  public Load.Result run(Scenario scenario, int connections, Duration length) {
    return scenario.isWrite()
        ? bench.withoutRelay(() -> runPlain(scenario, connections, length))
        : runPlain(scenario, connections, length);
  }

  private Load.Result runPlain(Scenario scenario, int connections, Duration length) {
    Pgbench script = scripts.get(scenario);
    if (script == null) {
      throw new IllegalArgumentException("no statements of " + scenario);
    }
    long before = ProcessCost.cpuMicros(bench.postgresPid());
    Pgbench.Ran ran = script.run(connections, length);
    // Its backends are still ending; what they have used is PostgreSQL's only then.
    LockSupport.parkNanos(BACKENDS_END.toNanos());
    long after = ProcessCost.cpuMicros(bench.postgresPid());
    return Load.Result.of(
        ran.transactions(),
        length.toSeconds(),
        Map.of("PostgreSQL", before, "pgbench", 0L),
        Map.of("PostgreSQL", after, "pgbench", ran.micros()));
  }
}
