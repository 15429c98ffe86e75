package io.viginti.platform.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.viginti.contracts.vault.VaultReport;
import io.viginti.platform.error.HttpErrors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * {@code POST /internal/vault/rotate} of every service with a database: seals one batch under the
 * current key and answers a {@link VaultReport}. Who rotates calls it until nothing is left.
 */
@ApplicationScoped
class VaultRoutes {
  private static final int BATCH = 200;

  private final SealAnew sealAnew;
  private final ObjectMapper json;

  VaultRoutes(SealAnew sealAnew, ObjectMapper json) {
    this.sealAnew = sealAnew;
    this.json = json;
  }

  /** A service that keeps secrets does not start without a good key. */
  void check(@Observes StartupEvent started) {
    if (sealAnew.isNeeded()) {
      sealAnew.vault().currentKeyId();
    }
  }

  void register(@Observes Router router) {
    router.post("/internal/vault/rotate").handler(this::rotate);
  }

  private void rotate(RoutingContext request) {
    sealAnew
        .batch(BATCH)
        .subscribe()
        .with(
            report ->
                request.response().putHeader("content-type", "application/json").end(write(report)),
            failure -> HttpErrors.respond(request.response(), failure));
  }

  private String write(VaultReport report) {
    try {
      return json.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a VaultReport cannot be written", e);
    }
  }
}
