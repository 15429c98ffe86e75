package io.viginti.data.version;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Catalogs kept in memory. */
@ConfigMapping(prefix = "viginti.data.catalogs")
public interface CatalogsConfig {
  /** Bound of all catalogs together, estimated, in MiB; default 64. */
  @WithDefault("64")
  int megabytes();
}
