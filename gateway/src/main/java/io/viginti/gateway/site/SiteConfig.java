package io.viginti.gateway.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The pages beside GraphQL. */
@ConfigMapping(prefix = "viginti.gateway.site")
public interface SiteConfig {
  /** How long a service may take to say that it is ready. */
  @WithDefault("2s")
  Duration healthTimeout();

  /** How long an answer of {@code /healthz} is good for. */
  @WithDefault("1s")
  Duration healthAge();

  /** How long the published keys are kept. */
  @WithDefault("60s")
  Duration keysAge();

  /** Whether {@code /graphiql} is served. */
  @WithDefault("true")
  boolean graphiql();
}
