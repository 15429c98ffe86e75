package io.viginti.calendar.channel;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.Topics;
import io.viginti.platform.event.EventHandler;
import io.viginti.platform.job.Jobs;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** A workspace that was deleted takes its channels and jobs with it. */
@ApplicationScoped
class WorkspaceConsumer implements EventHandler {
  private final ChannelStore channels;
  private final Jobs jobs;
  private final Transactions transactions;

  WorkspaceConsumer(ChannelStore channels, Jobs jobs, Transactions transactions) {
    this.channels = channels;
    this.jobs = jobs;
    this.transactions = transactions;
  }

  @Override
  public String consumer() {
    return "calendar.workspaces";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.WORKSPACE);
  }

  @Override
  public Uni<Void> handle(CloudEvent event) {
    UUID workspaceId = event.workspaceid();
    if (!event.type().equals("workspace.deleted") || workspaceId == null) {
      return Uni.createFrom().voidItem();
    }
    return transactions
        .inTransaction(() -> channels.purge(workspaceId))
        .chain(() -> jobs.purge(workspaceId));
  }
}
