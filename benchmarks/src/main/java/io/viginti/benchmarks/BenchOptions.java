package io.viginti.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code ./viginti bench} is asked to measure.
 *
 * @param home of the mesh; kept between runs it saves loading the rows
 * @param contenders beside Viginti
 * @param length of one measurement
 * @param warmUp of each scenario of Viginti, before anything is measured; the other servers get a
 *     third of it
 */
record BenchOptions(
    Path repository,
    Path home,
    int portOffset,
    List<Scenario> scenarios,
    List<String> contenders,
    List<Integer> connections,
    int rounds,
    Duration length,
    Duration warmUp) {
  static final String PGBENCH = "pgbench";
  static final String POSTGRAPHILE = "postgraphile";
  static final String CONVENTIONAL = "conventional";
  private static final List<String> KNOWN = List.of(PGBENCH, POSTGRAPHILE, CONVENTIONAL);

  BenchOptions {
    for (String contender : contenders) {
      if (!contender.isEmpty() && !KNOWN.contains(contender)) {
        throw new IllegalArgumentException("no contender " + contender + " in " + KNOWN);
      }
    }
  }

  /** Repository, home, port offset, then {@code name=value}. */
  static BenchOptions of(String[] arguments) {
    Map<String, String> given = new HashMap<>();
    for (String argument : Arrays.asList(arguments).subList(3, arguments.length)) {
      String[] pair = argument.split("=", 2);
      if (pair.length != 2) {
        throw new IllegalArgumentException("name=value is expected, not " + argument);
      }
      given.put(pair[0], pair[1]);
    }
    List<Scenario> scenarios = new ArrayList<>();
    for (char letter : given.getOrDefault("scenarios", "abcde").toCharArray()) {
      scenarios.add(Scenario.values()[letter - 'a']);
    }
    return new BenchOptions(
        Path.of(arguments[0]),
        Path.of(arguments[1]),
        Integer.parseInt(arguments[2]),
        scenarios,
        List.of(given.getOrDefault("contenders", String.join(",", KNOWN)).split(",", -1)),
        Arrays.stream(given.getOrDefault("connections", "1,16,64").split(",", -1))
            .map(Integer::valueOf)
            .toList(),
        Integer.parseInt(given.getOrDefault("rounds", "3")),
        Duration.ofSeconds(Long.parseLong(given.getOrDefault("seconds", "5"))),
        Duration.ofSeconds(Long.parseLong(given.getOrDefault("warm", "36"))));
  }
}
