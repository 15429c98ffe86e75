package io.viginti.gateway.http;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** An API that any page may call with its visitor's token is not started in production. */
@ApplicationScoped
class RefuseOpenCors {
  private final List<String> origins;

  RefuseOpenCors(
      @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
    this.origins = origins.orElse(List.of());
  }

  void check(@Observes StartupEvent started) {
    if (LaunchMode.current() == LaunchMode.NORMAL && isOpen(origins)) {
      throw new IllegalStateException(
          "VIGINTI_CORS_ORIGINS lets every origin in; name the origins instead");
    }
  }

  static boolean isOpen(List<String> origins) {
    return origins.stream()
        .map(String::trim)
        .anyMatch(origin -> origin.equals("*") || origin.equals("/.*/"));
  }
}
