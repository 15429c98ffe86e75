package io.viginti.data.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Live events. */
@ConfigMapping(prefix = "viginti.data.live")
public interface LiveConfig {
  /** Events kept for a subscriber that is slower than they come; more end it. Default 1,000. */
  @WithDefault("1000")
  int buffer();

  /** Subscriptions of one workspace on one instance at once; more are refused. Default 1,000. */
  @WithDefault("1000")
  int subscriptions();
}
