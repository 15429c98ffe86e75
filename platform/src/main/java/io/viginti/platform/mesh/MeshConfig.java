package io.viginti.platform.mesh;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this service talks to the others. */
@ConfigMapping(prefix = "viginti.mesh")
public interface MeshConfig {
  /** Secret of the service tokens, at least 32 bytes. No default: every service needs the same. */
  String secret();

  /** How long a call may take, connecting included. */
  @WithDefault("10s")
  Duration timeout();

  /** How long connecting may take. */
  @WithDefault("1s")
  Duration connectTimeout();

  /** Connections kept to each of the other services. */
  @WithDefault("32")
  int connections();
}
