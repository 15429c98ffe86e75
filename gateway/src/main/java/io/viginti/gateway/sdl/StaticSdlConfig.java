package io.viginti.gateway.sdl;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the gateway follows the services' SDLs. */
@ConfigMapping(prefix = "viginti.gateway.sdl")
public interface StaticSdlConfig {
  /** How often each running service is asked for its SDL. */
  @WithDefault("3s")
  Duration poll();
}
