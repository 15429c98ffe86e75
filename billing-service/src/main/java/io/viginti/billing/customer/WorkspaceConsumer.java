package io.viginti.billing.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.Topics;
import io.viginti.contracts.event.WorkspaceChange;
import io.viginti.platform.event.EventHandler;
import io.viginti.platform.job.Jobs;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Customers follow the workspaces. */
@ApplicationScoped
class WorkspaceConsumer implements EventHandler {
  private final CustomerStore customers;
  private final Jobs jobs;
  private final Transactions transactions;
  private final ObjectMapper json;

  WorkspaceConsumer(
      CustomerStore customers, Jobs jobs, Transactions transactions, ObjectMapper json) {
    this.customers = customers;
    this.jobs = jobs;
    this.transactions = transactions;
    this.json = json;
  }

  @Override
  public String consumer() {
    return "billing.workspaces";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.WORKSPACE);
  }

  @Override
  public Uni<Void> handle(CloudEvent event) {
    WorkspaceChange workspace = read(event);
    return switch (event.type()) {
      case "workspace.created", "workspace.updated" ->
          transactions.inTransaction(
              () -> customers.keep(workspace.workspaceId(), workspace.name()));
      case "workspace.deleted" ->
          transactions
              .inTransaction(() -> customers.purge(workspace.workspaceId()))
              .chain(() -> jobs.purge(workspace.workspaceId()));
      default -> Uni.createFrom().voidItem();
    };
  }

  private WorkspaceChange read(CloudEvent event) {
    try {
      return json.treeToValue(event.data(), WorkspaceChange.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a workspace event without a WorkspaceChange", e);
    }
  }
}
