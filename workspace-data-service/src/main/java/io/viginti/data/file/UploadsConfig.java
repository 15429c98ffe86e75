package io.viginti.data.file;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Uploaded files. */
@ConfigMapping(prefix = "viginti.data.uploads")
public interface UploadsConfig {
  /** Most bytes of a file. Default 100 MiB. */
  @WithDefault("104857600")
  long mostBytes();

  /**
   * How long a file stays that no record refers to: one that was never attached or uploaded, or
   * whose last reference went. At most it stays twice as long. Default 7 days.
   */
  @WithDefault("7d")
  Duration retention();
}
