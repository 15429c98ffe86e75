package io.viginti.calendar;

import io.viginti.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
  ArchitectureTest() {
    super("io.viginti.calendar");
  }
}
