package io.viginti.data.cluster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Connections to each cluster. */
@ConfigMapping(prefix = "viginti.data.connections")
public interface ConnectionsConfig {
  /** Groups of pipelined connections; a workspace keeps to one. Default 2. */
  @WithDefault("2")
  int groups();

  /** Pipelined connections in a group; default 4. */
  @WithDefault("4")
  int perGroup();

  /** Statements in flight on one pipelined connection; default 64. */
  @WithDefault("64")
  int pipeliningLimit();

  /** Prepared statements kept per connection (33–146 KB each in the backend); default 256. */
  @WithDefault("256")
  int statementsPerConnection();

  /** Connections for transactions and slow statements; default 8. */
  @WithDefault("8")
  int transactional();

  /** Longest a statement on a pipelined connection may run; default 2 s. */
  @WithDefault("2s")
  Duration quickTimeout();

  /** Longest a statement on a transactional connection may run; default 30 s. */
  @WithDefault("30s")
  Duration slowTimeout();

  /** Longest wait for a connection; default 10 s. */
  @WithDefault("10s")
  Duration acquireTimeout();
}
