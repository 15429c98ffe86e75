package io.viginti.auth.creation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How workspaces that are being made are looked after. */
@ConfigMapping(prefix = "viginti.auth.creation")
public interface CreationConfig {
  /** How long a call to a neighbour may take. */
  @WithDefault("PT20S")
  Duration stepTimeout();

  /**
   * After how long without progress another instance takes the workspace up; longer than {@code
   * step-timeout}.
   */
  @WithDefault("PT25S")
  Duration lease();

  /** How often an instance looks for workspaces whose creation has stopped. */
  @WithDefault("2s")
  String redriveEvery();

  /** Wait after the first failure of a creation; doubled with each further one. */
  @WithDefault("PT1S")
  Duration retryAfter();

  /** The longest wait between two attempts. */
  @WithDefault("PT30S")
  Duration retryAtMost();

  /** Workspaces that one instance takes up at a time. */
  @WithDefault("8")
  int batch();
}
