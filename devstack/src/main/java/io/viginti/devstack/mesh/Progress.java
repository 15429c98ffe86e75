package io.viginti.devstack.mesh;

import java.time.Duration;
import java.util.List;

/** Is told how a start gets on. */
public interface Progress {

  /** A part does its work now. */
  void ready(String name, Duration after);

  /** Still waiting for these; called every second. */
  void waitingFor(List<String> names, Duration since);

  /** Something else worth a line. */
  void note(String line);

  /** Says nothing. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void ready(String name, Duration after) {}

      @Override
      public void waitingFor(List<String> names, Duration since) {}

      @Override
      public void note(String line) {}
    };
  }
}
