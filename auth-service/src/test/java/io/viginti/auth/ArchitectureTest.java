package io.viginti.auth;

import io.viginti.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
  ArchitectureTest() {
    super("io.viginti.auth");
  }
}
