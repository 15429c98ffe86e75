package io.viginti.platform.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.viginti.contracts.event.JobChange;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.UUID;

/**
 * {@code POST /internal/jobs/{id}/retry | cancel?workspace=} of every service with jobs: commands
 * that workflow-service forwards. Answers the {@link JobChange}; NOT_FOUND for a job of another
 * workspace.
 */
@ApplicationScoped
class JobRoutes {
  private final JobStore store;
  private final Jobs jobs;
  private final ObjectMapper json;

  JobRoutes(JobStore store, Jobs jobs, ObjectMapper json) {
    this.store = store;
    this.jobs = jobs;
    this.json = json;
  }

  void register(@Observes Router router) {
    router.post("/internal/jobs/:id/retry").handler(request -> command(request, true));
    router.post("/internal/jobs/:id/cancel").handler(request -> command(request, false));
  }

  private void command(RoutingContext request, boolean isRetry) {
    UUID id;
    UUID workspace;
    try {
      id = UUID.fromString(request.pathParam("id"));
      workspace = UUID.fromString(request.request().getParam("workspace", ""));
    } catch (IllegalArgumentException e) {
      HttpErrors.respond(request.response(), VigintiException.notFound("Job"));
      return;
    }
    store
        .find(id)
        .chain(
            row ->
                row.isPresent() && Objects.equals(row.get().workspaceId(), workspace)
                    ? (isRetry ? jobs.retry(id) : jobs.cancel(id))
                    : Uni.createFrom().<Void>failure(VigintiException.notFound("Job")))
        .chain(() -> jobs.find(id))
        .subscribe()
        .with(
            job ->
                request
                    .response()
                    .putHeader("content-type", "application/json")
                    .end(write(job.orElseThrow())),
            failure -> HttpErrors.respond(request.response(), failure));
  }

  private String write(JobChange job) {
    try {
      return json.writeValueAsString(job);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JobChange cannot be written", e);
    }
  }
}
