package io.viginti.messaging;

import io.viginti.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
  ArchitectureTest() {
    super("io.viginti.messaging");
  }
}
