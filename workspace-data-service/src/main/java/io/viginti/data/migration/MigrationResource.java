package io.viginti.data.migration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.migration.ContractRequest;
import io.viginti.contracts.migration.ExpandRequest;
import io.viginti.data.cluster.Cluster;
import io.viginti.data.cluster.Clusters;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Metadata-service's orders to the tables. A run goes on when its caller has gone. */
@Path("/internal/workspaces/{workspace}")
public class MigrationResource {
  /** Each run has a connection of its own. */
  private static final int AT_ONCE = 6;

  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final Clusters clusters;
  private final MigrateWorkspace migrate;
  private final Semaphore running = new Semaphore(AT_ONCE);

  MigrationResource(Clusters clusters, ObjectMapper json) {
    this.clusters = clusters;
    this.migrate = new MigrateWorkspace(json);
  }

  @POST
  @Path("/expand")
  public Uni<Void> expand(@PathParam("workspace") UUID workspace, ExpandRequest request) {
    Cluster cluster = clusters.require(request.cluster());
    return run(() -> migrate.expand(cluster, workspace, request));
  }

  @POST
  @Path("/contract")
  public Uni<Void> contract(@PathParam("workspace") UUID workspace, ContractRequest request) {
    Cluster cluster = clusters.require(request.cluster());
    return run(() -> migrate.contract(cluster, workspace, request));
  }

  private Uni<Void> run(Runnable work) {
    return Uni.createFrom()
        .voidItem()
        .emitOn(THREADS)
        .invoke(
            () -> {
              running.acquireUninterruptibly();
              try {
                work.run();
              } finally {
                running.release();
              }
            });
  }
}
