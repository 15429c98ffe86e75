package io.viginti.data.entry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a request may be. */
@ConfigMapping(prefix = "viginti.data.entry")
public interface EntryConfig {
  /** Largest request body in bytes; default 4 MiB, above what the gateway lets through. */
  @WithDefault("4194304")
  int maxBytes();
}
