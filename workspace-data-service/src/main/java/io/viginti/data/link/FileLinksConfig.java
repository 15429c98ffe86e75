package io.viginti.data.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Links to files. */
@ConfigMapping(prefix = "viginti.data.file-links")
public interface FileLinksConfig {
  /** Address of the gateway, which links start with. Default {@code VIGINTI_PUBLIC_URL}. */
  @WithDefault("${viginti.public.url:http://localhost:8080}")
  String base();

  /** How long an upload may be started. Default 1 h. */
  @WithDefault("1h")
  Duration uploadLifetime();

  /**
   * How long a download's link is good at least; at most it is twice as long. A file has the same
   * link for as long, so that browsers may keep it. Default 1 h.
   */
  @WithDefault("1h")
  Duration downloadLifetime();
}
