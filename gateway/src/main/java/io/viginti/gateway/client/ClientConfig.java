package io.viginti.gateway.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How the gateway tells its clients apart. */
@ConfigMapping(prefix = "viginti.gateway.client")
public interface ClientConfig {
  /**
   * Proxies in front of the gateway that are believed when they say whom they serve: addresses and
   * CIDR blocks, comma-separated. Without any the client is whoever is connected.
   */
  Optional<List<String>> trustedProxies();

  /**
   * Where they say it. Name the one that they write: the other comes from the client as it likes.
   */
  @WithDefault("x-forwarded-for")
  ForwardingHeader header();
}
