package io.viginti.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints the data path's figures as Markdown: a table per scenario, then the ratios beside goals.
 */
final class FigureTable {
  private final PrintStream out;
  private final List<String> ratios = new ArrayList<>();
  private Scenario scenario = Scenario.LIST;

  FigureTable(PrintStream out) {
    this.out = out;
  }

  void start(Scenario next) {
    scenario = next;
    out.printf(
        """

        %s

        | Connections | | CPU µs per request | of which | requests/s | its CPU ÷ Viginti's |
        |---|---|---|---|---|---|
        """,
        scenario.title());
  }

  /**
   * @param results by contender, Viginti's first
   */
  void add(int connections, Map<String, Load.Result> results) {
    Load.Result ours = results.values().iterator().next();
    Map<String, String> shares = new LinkedHashMap<>();
    results.forEach(
        (name, result) -> {
          String share =
              String.format(Locale.ROOT, "%.2f", (double) result.sum() / Math.max(1, ours.sum()));
          shares.put(name, share);
          out.printf(
              Locale.ROOT,
              "| %d | %s | %,d | %s | %,.0f | %s |%n",
              connections,
              name,
              result.sum(),
              result.parts(),
              result.perSecond(),
              share);
        });
    ratios.add(
        "| %s | %d | %s (%s) | %s (%s) | %s |"
            .formatted(
                scenario.letter(),
                connections,
                shares.getOrDefault("pgbench", "–"),
                scenario.goals().pgbench(),
                shares.getOrDefault("PostGraphile", "–"),
                scenario.goals().postGraphile(),
                shares.getOrDefault("graphql-java", "–")));
  }

  void end() {
    out.println(
        """

        CPU of the others ÷ Viginti's, goals in brackets:

        | Scenario | Connections | pgbench | PostGraphile | graphql-java |
        |---|---|---|---|---|\
        """);
    ratios.forEach(out::println);
  }
}
