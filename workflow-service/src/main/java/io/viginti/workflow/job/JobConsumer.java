package io.viginti.workflow.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.JobChange;
import io.viginti.contracts.event.Topics;
import io.viginti.platform.event.EventHandler;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Keeps the projection. Jobs outside any workspace are nobody's to see. */
@ApplicationScoped
class JobConsumer implements EventHandler {
  private final JobStore store;
  private final Transactions transactions;
  private final ObjectMapper json;

  JobConsumer(JobStore store, Transactions transactions, ObjectMapper json) {
    this.store = store;
    this.transactions = transactions;
    this.json = json;
  }

  @Override
  public String consumer() {
    return "workflow.jobs";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.JOB);
  }

  @Override
  public Uni<Void> handle(CloudEvent event) {
    UUID workspaceId = event.workspaceid();
    if (workspaceId == null) {
      return Uni.createFrom().voidItem();
    }
    JobChange job = read(event, json);
    return transactions.inTransaction(() -> store.keep(workspaceId, job));
  }

  static JobChange read(CloudEvent event, ObjectMapper json) {
    try {
      return json.treeToValue(event.data(), JobChange.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a job event without a JobChange", e);
    }
  }
}
