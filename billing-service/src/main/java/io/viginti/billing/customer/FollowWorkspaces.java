package io.viginti.billing.customer;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.WorkspaceChange;
import io.viginti.platform.persistence.Transactions;
import io.viginti.platform.tenancy.WorkspaceRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Each workspace is a customer. */
@ApplicationScoped
class FollowWorkspaces implements WorkspaceRows {
  private final CustomerStore customers;
  private final Transactions transactions;

  FollowWorkspaces(CustomerStore customers, Transactions transactions) {
    this.customers = customers;
    this.transactions = transactions;
  }

  @Override
  public Uni<Void> keep(WorkspaceChange workspace) {
    return transactions.inTransaction(
        () -> customers.keep(workspace.workspaceId(), workspace.name()));
  }

  @Override
  public Uni<Void> purge(UUID workspaceId) {
    return transactions.inTransaction(() -> customers.purge(workspaceId));
  }
}
