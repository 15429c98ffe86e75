package io.viginti.benchmarks;

import java.time.Duration;
import java.util.Map;

/** pgbench with the statements of the scenarios. */
record PgbenchContender(Map<Scenario, Pgbench> scripts, long postgres) implements Contender {
  @Override
  public String name() {
    return "pgbench";
  }

  @Override
  public Load.Result run(Scenario scenario, int connections, Duration length) {
    Pgbench script = scripts.get(scenario);
    if (script == null) {
      throw new IllegalArgumentException("no statements of " + scenario);
    }
    Map<String, Long> pids = Map.of("PostgreSQL", postgres);
    Map<String, Long> before = ProcessCost.cpuMicros(pids);
    Pgbench.Ran ran = script.run(connections, length);
    Map<String, Long> after = ProcessCost.cpuMicros(pids);
    return Load.Result.of(
        ran.transactions(),
        length.toSeconds(),
        Map.of("PostgreSQL", before.getOrDefault("PostgreSQL", 0L), "pgbench", 0L),
        Map.of("PostgreSQL", after.getOrDefault("PostgreSQL", 0L), "pgbench", ran.micros()));
  }
}
