package io.viginti.auth.lockout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often a password may be wrong, and how often one address may guess. */
@ConfigMapping(prefix = "viginti.auth.lockout")
public interface LockOutConfig {
  /** Wrong passwords of one account without a wait. */
  @WithDefault("5")
  int accountFailures();

  /**
   * Wrong guesses from one address without a wait, of passwords, of links sent by mail, of
   * invitations and of addresses that have an account. An office shares an address: it is many.
   */
  @WithDefault("100")
  int addressFailures();

  /** Wait after the first wrong guess above that; doubles with each. */
  @WithDefault("30s")
  Duration firstWait();

  /** The longest wait. */
  @WithDefault("15m")
  Duration longestWait();

  /** After this time without an attempt the wrong passwords of an account are forgotten. */
  @WithDefault("24h")
  Duration forget();

  /** In this time one wrong guess of an address is forgotten. */
  @WithDefault("5m")
  Duration addressForget();

  /** Accounts and addresses of which wrong guesses are kept; above it the oldest are forgotten. */
  @WithDefault("200000")
  int kept();
}
