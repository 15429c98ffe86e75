package io.viginti.gateway.sdl;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.viginti.gateway.upstream.UpstreamHttpClient;
import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Asks the running services for their SDL, so that what they add appears without a release here.
 */
@ApplicationScoped
class FollowSdlJob {
  private static final Logger LOG = Logger.getLogger(FollowSdlJob.class);
  private static final String PATH = "/graphql/schema.graphql";

  private final Vertx vertx;
  private final UpstreamHttpClient http;
  private final StaticParts parts;
  private final StaticSdlConfig config;
  private final Map<MeshService, String> refused = new EnumMap<>(MeshService.class);
  private volatile long timer = -1;

  FollowSdlJob(Vertx vertx, UpstreamHttpClient http, StaticParts parts, StaticSdlConfig config) {
    this.vertx = vertx;
    this.http = http;
    this.parts = parts;
    this.config = config;
  }

  void start(@Observes StartupEvent started) {
    timer = vertx.setPeriodic(0, config.poll().toMillis(), tick -> ask());
  }

  void stop(@Observes ShutdownEvent stopping) {
    vertx.cancelTimer(timer);
  }

  private void ask() {
    for (MeshService service : MeshService.values()) {
      http.get(service, PATH)
          .emitOn(Infrastructure.getDefaultWorkerPool())
          .onItem()
          .transformToUni(
              answer -> {
                if (answer.status() == 200) {
                  take(service, answer.text());
                }
                return Uni.createFrom().voidItem();
              })
          .subscribe()
          .with(
              done -> {},
              away ->
                  LOG.debugf("event=static-sdl-away service=%s reason=%s", service.key(), away));
    }
  }

  /** A text that was refused is tried again only when another service's has changed. */
  private synchronized void take(MeshService service, String sdl) {
    if (sdl.equals(refused.get(service))) {
      return;
    }
    String before = parts.current().hash();
    parts.take(service, sdl);
    if (!parts.current().hash().equals(before)) {
      refused.clear();
    } else if (!sdl.equals(parts.current().sdlOf(service))) {
      refused.put(service, sdl);
    }
  }
}
