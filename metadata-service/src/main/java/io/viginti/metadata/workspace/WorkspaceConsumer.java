package io.viginti.metadata.workspace;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.Topics;
import io.viginti.metadata.migration.MigrationStore;
import io.viginti.metadata.placement.PlacementStore;
import io.viginti.platform.event.EventHandler;
import io.viginti.platform.news.News;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Purges a workspace's metadata when it is deleted. */
@ApplicationScoped
class WorkspaceConsumer implements EventHandler {
  private static final String DELETED = "workspace.deleted";

  private final Transactions transactions;
  private final PlacementStore placement;
  private final MigrationStore migrations;
  private final News news;

  WorkspaceConsumer(
      Transactions transactions, PlacementStore placement, MigrationStore migrations, News news) {
    this.transactions = transactions;
    this.placement = placement;
    this.migrations = migrations;
    this.news = news;
  }

  @Override
  public String consumer() {
    return "metadata-workspaces";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.WORKSPACE);
  }

  @Override
  public Uni<Void> handle(CloudEvent event) {
    UUID workspaceId = event.workspaceid();
    if (!event.type().equals(DELETED) || workspaceId == null) {
      return Uni.createFrom().voidItem();
    }
    return transactions
        .inTransaction(
            () -> migrations.lock(workspaceId).chain(() -> placement.remove(workspaceId)))
        .chain(() -> news.announce("schema:" + workspaceId));
  }
}
