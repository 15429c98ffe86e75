package io.viginti.gateway.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the gateway talks to the services. */
@ConfigMapping(prefix = "viginti.gateway.upstream")
public interface UpstreamConfig {
  /** Connections to each service, of each event loop. */
  @WithDefault("64")
  int connections();

  /**
   * Connections to each service for what is streamed, files, of each event loop. They are apart: a
   * file takes as long as its client does.
   */
  @WithDefault("64")
  int streams();

  /** Requests that may wait for a connection to one service before it counts as away. */
  @WithDefault("2000")
  int waiting();

  /** How long a service may take to answer. */
  @WithDefault("60s")
  Duration timeout();

  /** How long connecting may take. */
  @WithDefault("1s")
  Duration connectTimeout();
}
