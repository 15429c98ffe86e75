package io.viginti.metadata.workspace;

import io.smallrye.mutiny.Uni;
import io.viginti.metadata.migration.MigrationStore;
import io.viginti.metadata.placement.PlacementStore;
import io.viginti.platform.news.News;
import io.viginti.platform.persistence.Transactions;
import io.viginti.platform.tenancy.WorkspaceRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Purges a workspace's metadata when it is deleted. */
@ApplicationScoped
class PurgeMetadata implements WorkspaceRows {
  private final Transactions transactions;
  private final PlacementStore placement;
  private final MigrationStore migrations;
  private final News news;

  PurgeMetadata(
      Transactions transactions, PlacementStore placement, MigrationStore migrations, News news) {
    this.transactions = transactions;
    this.placement = placement;
    this.migrations = migrations;
    this.news = news;
  }

  @Override
  public Uni<Void> purge(UUID workspaceId) {
    return transactions.inTransaction(
        () ->
            migrations
                .lock(workspaceId)
                .chain(() -> placement.remove(workspaceId))
                .chain(() -> news.announce("schema:" + workspaceId)));
  }
}
