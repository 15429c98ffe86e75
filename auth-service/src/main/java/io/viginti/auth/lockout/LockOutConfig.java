package io.viginti.auth.lockout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often a password may be wrong. */
@ConfigMapping(prefix = "viginti.auth.lockout")
public interface LockOutConfig {
  /** Wrong passwords of one account without a wait. */
  @WithDefault("5")
  int accountFailures();

  /** Wait after the first wrong password above that; doubles with each. */
  @WithDefault("30s")
  Duration firstWait();

  /** The longest wait. */
  @WithDefault("15m")
  Duration longestWait();

  /** After this time without an attempt they are forgotten. */
  @WithDefault("24h")
  Duration forget();
}
