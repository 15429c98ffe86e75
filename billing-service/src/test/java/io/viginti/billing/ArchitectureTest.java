package io.viginti.billing;

import io.viginti.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
  ArchitectureTest() {
    super("io.viginti.billing");
  }
}
