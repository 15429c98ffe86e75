package io.viginti.data.file.cleanup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Cleanup of files. */
@ConfigMapping(prefix = "viginti.data.file-cleanup")
public interface CleanupConfig {
  /** Pause between two runs. Default 1 h. */
  @WithDefault("1h")
  Duration pause();

  /** How long one instance may look at a file before another does. Default 10 min. */
  @WithDefault("10m")
  Duration lease();

  /** Age of a staging file at which its upload counts as dead. Default 1 day. */
  @WithDefault("1d")
  Duration stagingAge();
}
