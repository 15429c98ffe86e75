package io.viginti.gateway.site;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.viginti.gateway.upstream.UpstreamHttpClient;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code /healthz}, {@code /client-config}, {@code /.well-known/jwks.json}, {@code /graphiql}. */
@ApplicationScoped
class SiteResource {
  private final UpstreamHttpClient http;
  private final SiteConfig config;
  private final String clientConfig;
  private final Remembered<MeshHealth> health;
  private final Remembered<String> keys;

  SiteResource(
      UpstreamHttpClient http,
      SiteConfig config,
      @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown")
          String version) {
    this.http = http;
    this.config = config;
    this.clientConfig = clientConfig(version);
    this.health = new Remembered<>(this::ask, config.healthAge());
    this.keys = new Remembered<>(this::askKeys, config.keysAge());
  }

  void register(@Observes Router router) {
    router.get("/healthz").handler(this::healthz);
    router.get("/client-config").handler(this::clientConfig);
    router.get("/.well-known/jwks.json").handler(this::jwks);
    if (config.graphiql()) {
      page(router, "/graphiql", "graphiql/index.html", "text/html; charset=utf-8");
      page(router, "/graphiql/start.js", "graphiql/start.js", "text/javascript; charset=utf-8");
    }
    router
        .route()
        .order(Integer.MAX_VALUE)
        .handler(
            route -> HttpErrors.respond(route.response(), VigintiException.notFound("The path")));
  }

  private static void page(Router router, String path, String resource, String type) {
    String text = resource(resource);
    router.get(path).handler(route -> route.response().putHeader("content-type", type).end(text));
  }

  private static String resource(String name) {
    try (InputStream in = SiteResource.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is not in the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }

  private static String clientConfig(String version) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("providers");
    body.putObject("passwordRule").put("minLength", 8).put("maxLength", 128);
    body.put("billing", false);
    body.put("version", version);
    return body.toString();
  }

  private void clientConfig(RoutingContext route) {
    json(route.response(), 200, clientConfig);
  }

  private void healthz(RoutingContext route) {
    HttpServerResponse response = route.response();
    health
        .get()
        .subscribe()
        .with(
            found -> json(response, found.status(), found.body().toString()),
            failure -> HttpErrors.respond(response, failure));
  }

  private Uni<MeshHealth> ask() {
    List<Uni<Set<MeshService>>> all = new ArrayList<>();
    for (MeshService service : MeshService.values()) {
      all.add(
          http.get(service, "/q/health/ready")
              .ifNoItem()
              .after(config.healthTimeout())
              .fail()
              .map(
                  answer ->
                      answer.status() == 200
                          ? EnumSet.noneOf(MeshService.class)
                          : EnumSet.of(service))
              .onFailure()
              .recoverWithItem(EnumSet.of(service))
              .map(away -> (Set<MeshService>) away));
    }
    return Uni.join()
        .all(all)
        .andFailFast()
        .map(
            answers -> {
              Set<MeshService> away = EnumSet.noneOf(MeshService.class);
              answers.forEach(away::addAll);
              return new MeshHealth(away);
            });
  }

  private void jwks(RoutingContext route) {
    HttpServerResponse response = route.response();
    keys.get()
        .subscribe()
        .with(
            found -> {
              response.putHeader(
                  "cache-control", "public, max-age=" + config.keysAge().toSeconds());
              json(response, 200, found);
            },
            failure -> HttpErrors.respond(response, failure));
  }

  private Uni<String> askKeys() {
    return http.get(MeshService.AUTH, "/.well-known/jwks.json")
        .map(
            answer -> {
              if (answer.status() != 200) {
                throw VigintiException.unavailable(MeshService.AUTH.serviceName());
              }
              return answer.text();
            })
        .onFailure(failure -> !(failure instanceof VigintiException))
        .transform(failure -> VigintiException.unavailable(MeshService.AUTH.serviceName()));
  }

  private static void json(HttpServerResponse response, int status, String body) {
    if (!response.ended() && !response.closed()) {
      response.setStatusCode(status).putHeader("content-type", "application/json").end(body);
    }
  }
}
