package io.viginti.platform.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How jobs run. */
@ConfigMapping(prefix = "viginti.jobs")
public interface JobConfig {
  /** Attempts before a job is FAILED, the first included. */
  @WithDefault("3")
  int attempts();

  /** Wait before the second attempt; doubles with each. */
  @WithDefault("2s")
  Duration backoff();

  /** Jobs that this instance runs at the same time. */
  @WithDefault("8")
  int parallel();

  /** How often due jobs are looked for besides the wake-ups. */
  @WithDefault("500ms")
  Duration sweep();

  /** For how long a running job belongs to its instance without a sign of life. */
  @WithDefault("30s")
  Duration lease();
}
