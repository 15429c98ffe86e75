package io.viginti.platform.access;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is kept in memory of workspaces' versions and roles. */
@ConfigMapping(prefix = "viginti.access")
public interface AccessConfig {
  /** Workspaces whose version is followed. */
  @WithDefault("50000")
  int workspaces();

  /** Heap for access documents, of all workspaces together. */
  @WithDefault("32M")
  MemorySize documents();
}
