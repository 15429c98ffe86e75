package io.viginti.auth.apikey;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Gives an API key another name, under which what it does from now on is shown. */
@ApplicationScoped
class UpdateApiKey {
  private final Transactions transactions;
  private final ApiKeyStore apiKeys;
  private final AnnounceGrants announceGrants;

  UpdateApiKey(Transactions transactions, ApiKeyStore apiKeys, AnnounceGrants announceGrants) {
    this.transactions = transactions;
    this.apiKeys = apiKeys;
    this.announceGrants = announceGrants;
  }

  /** NOT_FOUND for another workspace's key. */
  Uni<ApiKeyRow> update(UUID workspaceId, UUID id, ApiKeyUpdateInput data) {
    InputCheck check = new InputCheck("data");
    String clean = check.name("name", data.name());
    check.throwIfAny();
    return transactions.inTransaction(
        () ->
            apiKeys
                .require(workspaceId, id)
                .invoke(key -> key.name = clean)
                .call(() -> announceGrants.ofWorkspace(workspaceId)));
  }
}
