package io.viginti.metadata.migration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes of metadata are carried out. */
@ConfigMapping(prefix = "viginti.metadata")
public interface MigrationConfig {
  /**
   * Time between the publication of a version and the removal of what it no longer needs. Must be
   * well above the longest statement and the longest staleness of an instance.
   */
  @WithDefault("60s")
  Duration grace();

  /** How long a change waits for the one before it in the same workspace. */
  @WithDefault("30s")
  Duration queueTime();

  /** How long a mutation waits for its version to be published; the change goes on after that. */
  @WithDefault("40s")
  Duration answerTime();

  /** How long one call may take that expands or contracts a workspace's tables. */
  @WithDefault("10m")
  Duration expandTime();

  /** How long an instance that says nothing keeps a migration to itself. */
  @WithDefault("6s")
  Duration lease();

  /** Wait before a step that failed is tried again. */
  @WithDefault("500ms")
  Duration retryAfter();

  /** Attempts at an expansion that ends in an unexplained error, before the change fails. */
  @WithDefault("3")
  int attempts();
}
