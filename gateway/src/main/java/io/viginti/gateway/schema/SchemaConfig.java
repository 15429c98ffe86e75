package io.viginti.gateway.schema;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the gateway keeps in memory. */
@ConfigMapping(prefix = "viginti.gateway.schema")
public interface SchemaConfig {
  /** Heap for merged schemas, of all workspaces together. */
  @WithDefault("256M")
  MemorySize cache();

  /** Heap for parsed and planned documents, of all schemas together. */
  @WithDefault("64M")
  MemorySize documents();

  /** Heap for OpenAPI documents, of all shapes together. */
  @WithDefault("32M")
  MemorySize openApi();
}
