package io.viginti.auth.apikey;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Ends an API key, on every instance before the mutation answers. */
@ApplicationScoped
class RevokeApiKey {
  private final Transactions transactions;
  private final ApiKeyStore apiKeys;
  private final AnnounceGrants announceGrants;

  RevokeApiKey(Transactions transactions, ApiKeyStore apiKeys, AnnounceGrants announceGrants) {
    this.transactions = transactions;
    this.apiKeys = apiKeys;
    this.announceGrants = announceGrants;
  }

  /** NOT_FOUND for another workspace's key; revoking twice changes nothing. */
  Uni<ApiKeyRow> revoke(UUID workspaceId, UUID id) {
    return transactions.inTransaction(
        () ->
            apiKeys
                .require(workspaceId, id)
                .invoke(
                    key -> {
                      if (key.revokedAt == null) {
                        key.revokedAt = Clock.systemUTC().instant();
                      }
                    })
                .call(() -> announceGrants.ofWorkspace(workspaceId)));
  }
}
