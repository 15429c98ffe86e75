package io.viginti.platform.mesh;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.Config;

/**
 * Where the services are: {@code viginti.<service>.url} ({@code VIGINTI_AUTH_URL}), else localhost
 * with the service's port plus {@code viginti.port.offset}.
 */
@ApplicationScoped
public class MeshAddresses {
  private final Config config;

  MeshAddresses(Config config) {
    this.config = config;
  }

  /** Base address without a slash at its end. Read at each call: tests move services. */
  public URI of(MeshService service) {
    String url =
        config
            .getOptionalValue("viginti." + service.key() + ".url", String.class)
            .orElseGet(() -> "http://localhost:" + (service.port() + offset()));
    return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }

  private int offset() {
    return config.getOptionalValue("viginti.port.offset", Integer.class).orElse(0);
  }
}
