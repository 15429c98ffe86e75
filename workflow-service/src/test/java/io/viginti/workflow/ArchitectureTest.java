package io.viginti.workflow;

import io.viginti.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
  ArchitectureTest() {
    super("io.viginti.workflow");
  }
}
