package io.viginti.metadata.publish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How shapes are handed out. */
@ConfigMapping(prefix = "viginti.metadata.shape")
public interface ShapeConfig {
  /** How long a shape stays in Redis after it was last published. */
  @WithDefault("7d")
  Duration cacheTime();
}
