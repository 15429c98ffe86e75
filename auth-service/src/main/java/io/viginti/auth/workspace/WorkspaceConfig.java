package io.viginti.auth.workspace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may enter workspaces. */
@ConfigMapping(prefix = "viginti.auth.workspace")
public interface WorkspaceConfig {
  /** Whether users may use the workspace they made before they have verified their address. */
  @WithDefault("true")
  boolean unverifiedOwner();
}
