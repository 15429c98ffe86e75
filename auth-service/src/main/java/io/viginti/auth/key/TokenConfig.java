package io.viginti.auth.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Lifetimes of tokens. */
@ConfigMapping(prefix = "viginti.auth.token")
public interface TokenConfig {
  /** How long an access token is good. A changed role or a revocation does not wait for it. */
  @WithDefault("PT15M")
  Duration accessLifetime();

  /** How long a refresh token is good, counted anew with each rotation. */
  @WithDefault("P60D")
  Duration refreshLifetime();

  /** How long a new signing key is published before it signs; services look once in 5 minutes. */
  @WithDefault("PT10M")
  Duration keyNotice();

  /**
   * For how long after a rotation the token just rotated gets the same successor again (a client
   * that lost the answer); a later use revokes the session.
   */
  @WithDefault("PT30S")
  Duration rotationGrace();
}
