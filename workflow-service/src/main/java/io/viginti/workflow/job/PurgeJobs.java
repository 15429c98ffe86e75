package io.viginti.workflow.job;

import io.smallrye.mutiny.Uni;
import io.viginti.platform.persistence.Transactions;
import io.viginti.platform.tenancy.WorkspaceRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A workspace that was deleted takes its part of the projection with it. */
@ApplicationScoped
class PurgeJobs implements WorkspaceRows {
  private final JobStore jobs;
  private final Transactions transactions;

  PurgeJobs(JobStore jobs, Transactions transactions) {
    this.jobs = jobs;
    this.transactions = transactions;
  }

  @Override
  public Uni<Void> purge(UUID workspaceId) {
    return transactions.inTransaction(() -> jobs.purge(workspaceId));
  }
}
