package io.viginti.metadata.publish;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.platform.access.AccessSource;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** This service asks itself what its callers may do. */
@ApplicationScoped
class FindAccess implements AccessSource {
  private final Transactions transactions;
  private final PublishedStore published;

  FindAccess(Transactions transactions, PublishedStore published) {
    this.transactions = transactions;
    this.published = published;
  }

  @Override
  public Uni<SchemaVersion> version(UUID workspaceId) {
    return transactions
        .inSession(() -> published.find(workspaceId))
        .map(found -> found.orElseThrow(() -> VigintiException.notFound("Workspace")));
  }

  @Override
  public Uni<byte[]> document(String hash) {
    return transactions
        .inSession(() -> published.findAccess(hash))
        .map(found -> found.orElseThrow(() -> VigintiException.notFound("Access document")));
  }
}
