package io.viginti.gateway.keyuse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the use of API keys is told. */
@ConfigMapping(prefix = "viginti.gateway.key-use")
public interface KeyUseConfig {
  /** How often auth-service is told which API keys were used; what it keeps is to the minute. */
  @WithDefault("PT1M")
  Duration every();
}
