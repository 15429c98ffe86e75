package io.viginti.platform.job;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.Topics;
import io.viginti.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Wake-ups of this service's jobs. */
@ApplicationScoped
class JobWakeConsumer implements EventHandler {
  private final JobRunner runner;
  private final String service;

  @Inject
  JobWakeConsumer(
      JobRunner runner,
      @ConfigProperty(name = "quarkus.application.name", defaultValue = "service") String service) {
    this.runner = runner;
    this.service = service;
  }

  @Override
  public String consumer() {
    return service + ".jobs";
  }

  @Override
  public Set<String> topics() {
    return runner.hasHandlers() ? Set.of(Topics.jobsOf(service)) : Set.of();
  }

  @Override
  public Uni<Void> handle(CloudEvent event) {
    return runner.offer(UUID.fromString(event.data().path("id").asText()));
  }
}
