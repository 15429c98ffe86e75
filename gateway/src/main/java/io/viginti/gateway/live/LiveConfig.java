package io.viginti.gateway.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Connections that stay open. */
@ConfigMapping(prefix = "viginti.gateway.live")
public interface LiveConfig {
  /** How long a client may take from opening a WebSocket to {@code connection_init}. */
  @WithDefault("10s")
  Duration initTimeout();

  /** How often an open connection shows that it lives. */
  @WithDefault("15s")
  Duration heartbeat();

  /** Operations running at once on one WebSocket. */
  @WithDefault("50")
  int operations();

  /** Bytes that may wait for a slow client before its connection is closed. */
  @WithDefault("4194304")
  int waitingBytes();
}
