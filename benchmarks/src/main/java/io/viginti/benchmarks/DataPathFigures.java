package io.viginti.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request on the data path costs, beside pgbench, PostGraphile and a conventional server on
 * the same PostgreSQL and the same rows. Every round runs the contenders one after the other, so
 * that what else happens on the machine meets all of them; the table has the medians.
 */
public final class DataPathFigures {
  private static final int WARM_CONNECTIONS = 16;

  private final BenchOptions options;
  private final BenchMesh bench;
  private final FigureTable table;

  private DataPathFigures(BenchOptions options, BenchMesh bench, PrintStream out) {
    this.options = options;
    this.bench = bench;
    this.table = new FigureTable(out);
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    BenchOptions options = BenchOptions.of(arguments);
    try (BenchMesh bench = BenchMesh.start(options);
        Peers peers = new Peers(bench, options)) {
      new DataPathFigures(options, bench, System.out).measure(peers);
    }
  }

  private void measure(Peers peers) throws IOException, SQLException {
    HttpContender viginti = bench.viginti();
    List<Contender> contenders = new ArrayList<>(List.of(viginti));
    if (options.contenders().contains(BenchOptions.PGBENCH)) {
      contenders.add(PgbenchContender.of(bench, options.scenarios(), viginti));
    }
    PeerTables.load(bench.connection(), bench.workspace().schema());
    if (options.contenders().contains(BenchOptions.POSTGRAPHILE)) {
      contenders.add(peers.postGraphile());
    }
    if (options.contenders().contains(BenchOptions.CONVENTIONAL)) {
      contenders.add(peers.conventional());
    }
    warm(viginti, contenders);
    for (Scenario scenario : options.scenarios()) {
      table.start(scenario);
      for (int connections : options.connections()) {
        table.add(connections, compare(contenders, scenario, connections));
      }
    }
    table.end();
  }

  private void warm(HttpContender viginti, List<Contender> contenders) {
    for (Scenario scenario : options.scenarios()) {
      viginti.run(scenario, WARM_CONNECTIONS, options.warmUp());
      for (Contender contender : contenders) {
        if (contender instanceof HttpContender peer && peer != viginti) {
          peer.run(scenario, WARM_CONNECTIONS, options.warmUp().dividedBy(3));
        }
      }
    }
    bench.awaitRelay();
  }

  /** The medians by contender. */
  private Map<String, Load.Result> compare(
      List<Contender> contenders, Scenario scenario, int connections) {
    Map<String, List<Load.Result>> results = new LinkedHashMap<>();
    for (int round = 0; round < options.rounds(); round++) {
      for (Contender contender : contenders) {
        Load.Result result = contender.run(scenario, connections, options.length());
        results.computeIfAbsent(contender.name(), none -> new ArrayList<>()).add(result);
        if (scenario.isWrite()) {
          bench.awaitRelay();
        }
      }
    }
    Map<String, Load.Result> medians = new LinkedHashMap<>();
    results.forEach((name, all) -> medians.put(name, Load.Result.median(all)));
    return medians;
  }
}
