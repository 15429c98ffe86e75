package io.viginti.auth.deletion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The end of workspaces. */
@ConfigMapping(prefix = "viginti.auth.deletion")
public interface DeletionConfig {
  /**
   * For how long a deleted workspace can be restored by an operator; then its records, files and
   * everything else are purged.
   */
  @WithDefault("P14D")
  Duration retention();

  /** How often an instance looks for workspaces to purge. */
  @WithDefault("1m")
  String purgeEvery();
}
