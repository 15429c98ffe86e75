package io.viginti.benchmarks;

import java.time.Duration;

/** A way to serve the scenarios. */
interface Contender {
  String name();

  /** Runs a scenario in a closed loop and accounts for what it cost. */
  Load.Result run(Scenario scenario, int connections, Duration length);
}
