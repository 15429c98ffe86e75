package io.viginti.platform.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.JobChange;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** This service's jobs, for its use cases. */
@ApplicationScoped
public class Jobs {
  private final JobStore store;
  private final JobRunner runner;
  private final String service;

  @Inject
  Jobs(
      JobStore store,
      JobRunner runner,
      @ConfigProperty(name = "quarkus.application.name", defaultValue = "service") String service) {
    this.store = store;
    this.runner = runner;
    this.service = service;
  }

  /** In the current Panache transaction, if there is one: the job exists if that commits. */
  public Uni<UUID> enqueue(String kind, @Nullable UUID workspaceId, JsonNode payload) {
    Instant now = now();
    return store.insert(kind, workspaceId, payload, now, now).map(JobRow::id);
  }

  /** Not before {@code runAfter}. */
  public Uni<UUID> enqueueAt(
      String kind, @Nullable UUID workspaceId, JsonNode payload, Instant runAfter) {
    return store.insert(kind, workspaceId, payload, now(), runAfter).map(JobRow::id);
  }

  /**
   * A job whose id the caller chose; nothing when there is one already. In a transaction of its
   * own.
   */
  public Uni<Void> enqueueOnce(UUID id, String kind, UUID workspaceId, JsonNode payload) {
    return store.insertOnce(id, kind, workspaceId, payload, now());
  }

  /** The public state of a job. */
  public Uni<Optional<JobChange>> find(UUID id) {
    return store.find(id).map(row -> row.map(found -> found.change(service)));
  }

  /**
   * Ends a waiting job, asks a running one to stop; CONFLICT when it has ended already, NOT_FOUND
   * when it is not there.
   */
  public Uni<Void> cancel(UUID id) {
    runner.cancelHere(id);
    return store.cancel(id).chain(changed -> require(id, changed, "is not waiting or running"));
  }

  /** Starts a failed or cancelled job anew; CONFLICT when it is neither, NOT_FOUND. */
  public Uni<Void> retry(UUID id) {
    return store.retry(id).chain(changed -> require(id, changed, "has neither failed nor stopped"));
  }

  /** Forgets a workspace that was deleted. */
  public Uni<Void> purge(UUID workspaceId) {
    return store.purge(workspaceId);
  }

  private Uni<Void> require(UUID id, Optional<JobRow> changed, String otherwise) {
    if (changed.isPresent()) {
      return Uni.createFrom().voidItem();
    }
    return store
        .find(id)
        .invoke(
            row -> {
              throw row.isPresent()
                  ? VigintiException.conflict("The job " + otherwise)
                  : VigintiException.notFound("Job");
            })
        .replaceWithVoid();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
