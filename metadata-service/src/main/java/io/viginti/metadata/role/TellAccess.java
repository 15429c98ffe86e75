package io.viginti.metadata.role;

import io.smallrye.mutiny.Uni;
import io.viginti.metadata.publish.PublishedStore;
import io.viginti.platform.news.News;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells every instance that a workspace's access has changed, and notes that it was told. */
@ApplicationScoped
class TellAccess {
  private final News news;
  private final Transactions transactions;
  private final PublishedStore published;

  TellAccess(News news, Transactions transactions, PublishedStore published) {
    this.news = news;
    this.transactions = transactions;
    this.published = published;
  }

  Uni<Void> tell(UUID workspaceId, String accessHash) {
    return news.announce("schema:" + workspaceId)
        .chain(
            () ->
                transactions.inTransaction(
                    () -> published.markAccessTold(workspaceId, accessHash)));
  }
}
