package io.viginti.data.destruction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Destructions that are carried out by a job. */
@ConfigMapping(prefix = "viginti.data.destruction")
public interface DestructionConfig {
  /** How often destructions without a job, and those whose job has ended, are looked for. */
  @WithDefault("500ms")
  Duration sweep();
}
