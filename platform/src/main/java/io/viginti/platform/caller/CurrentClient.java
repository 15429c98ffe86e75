package io.viginti.platform.caller;

import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The client of the request that is being served. */
@ApplicationScoped
public class CurrentClient {
  /** Empty when the request did not come through the gateway. */
  public Optional<Client> find() {
    return Optional.ofNullable(RequestContext.find(RequestContext.CLIENT, Client.class));
  }
}
