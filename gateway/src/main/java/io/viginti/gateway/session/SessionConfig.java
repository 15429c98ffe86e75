package io.viginti.gateway.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Sessions of browsers. */
@ConfigMapping(prefix = "viginti.gateway.session")
public interface SessionConfig {
  /** Under which address browsers reach the gateway; with https its cookies are for https only. */
  @WithDefault("${viginti.public.url:http://localhost:8080}")
  URI publicUrl();

  /** Origins of pages that may use a session, besides the gateway's own. */
  @WithDefault("${viginti.cors.origins:}")
  Optional<List<String>> origins();
}
