package io.viginti.workflow.job;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.JobChange;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Forwards a command to the service that runs the job, and keeps its answer. */
@ApplicationScoped
class CommandJob {
  private final JobStore store;
  private final Transactions transactions;
  private final MeshClient mesh;

  CommandJob(JobStore store, Transactions transactions, MeshClient mesh) {
    this.store = store;
    this.transactions = transactions;
    this.mesh = mesh;
  }

  /** What can be asked of an owner; the name is the last part of the path. */
  enum Command {
    RETRY("retry"),
    CANCEL("cancel");

    private final String path;

    Command(String path) {
      this.path = path;
    }
  }

  /** NOT_FOUND for another workspace's job; CONFLICT when its state does not allow the command. */
  Uni<BackgroundJob> send(Command command, UUID workspaceId, UUID id) {
    return transactions
        .inSession(() -> store.find(workspaceId, id))
        .map(job -> job.orElseThrow(() -> VigintiException.notFound("Job")))
        .chain(job -> ask(command, workspaceId, job))
        .call(change -> transactions.inTransaction(() -> store.keep(workspaceId, change)))
        .map(BackgroundJob::of);
  }

  private Uni<JobChange> ask(Command command, UUID workspaceId, BackgroundJob job) {
    MeshService owner =
        MeshService.find(job.service())
            .orElseThrow(() -> VigintiException.unavailable(job.service()));
    return mesh.post(
        owner,
        "/internal/jobs/" + job.id() + "/" + command.path + "?workspace=" + workspaceId,
        Map.of(),
        JobChange.class);
  }
}
