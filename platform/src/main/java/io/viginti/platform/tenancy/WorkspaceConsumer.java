package io.viginti.platform.tenancy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.Topics;
import io.viginti.contracts.event.WorkspaceChange;
import io.viginti.platform.event.EventHandler;
import io.viginti.platform.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells a service's features of the workspaces; a deleted one's jobs go too. */
@ApplicationScoped
class WorkspaceConsumer implements EventHandler {
  private final Instance<WorkspaceRows> features;
  private final Jobs jobs;
  private final ObjectMapper json;
  private final String service;

  WorkspaceConsumer(
      @Any Instance<WorkspaceRows> features,
      Jobs jobs,
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.application.name", defaultValue = "service") String service) {
    this.features = features;
    this.jobs = jobs;
    this.json = json;
    this.service = service;
  }

  @Override
  public String consumer() {
    return service.replaceFirst("-service$", "") + ".workspaces";
  }

  @Override
  public Set<String> topics() {
    return features.isUnsatisfied() ? Set.of() : Set.of(Topics.WORKSPACE);
  }

  @Override
  public Uni<Void> handle(CloudEvent event) {
    UUID workspaceId = event.workspaceid();
    if (workspaceId == null) {
      return Uni.createFrom().voidItem();
    }
    return switch (event.type()) {
      case "workspace.created", "workspace.updated", "workspace.suspended", "workspace.resumed" -> {
        WorkspaceChange workspace = read(event);
        yield each(feature -> feature.keep(workspace));
      }
      case "workspace.deleted" ->
          each(feature -> feature.purge(workspaceId)).chain(() -> jobs.purge(workspaceId));
      default -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> each(Function<WorkspaceRows, Uni<Void>> work) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (WorkspaceRows feature : features) {
      all = all.chain(() -> work.apply(feature));
    }
    return all;
  }

  private WorkspaceChange read(CloudEvent event) {
    try {
      return json.treeToValue(event.data(), WorkspaceChange.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a workspace event without a WorkspaceChange", e);
    }
  }
}
