package io.viginti.platform.news;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this instance follows the news. */
@ConfigMapping(prefix = "viginti.news")
public interface NewsConfig {
  /** How often the link is proved by an echo. */
  @WithDefault("250ms")
  Duration echo();

  /** Without an echo for this long the link is stale. The same on every instance of a mesh. */
  @WithDefault("1s")
  Duration stale();

  /** How long an announcement waits for the live instances, at most. At least {@code stale}. */
  @WithDefault("1s")
  Duration ackWait();

  /** How often notes are looked for that another instance could not tell. */
  @WithDefault("500ms")
  Duration notes();
}
