package io.viginti.auth.apikey;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.mesh.KeyUse;
import io.viginti.platform.persistence.Transactions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** {@code POST /internal/api-keys/used}: the gateways tell once a minute which keys they saw. */
@Path("/internal/api-keys/used")
@Consumes(MediaType.APPLICATION_JSON)
public class KeyUseResource {
  private final Transactions transactions;
  private final ApiKeyStore apiKeys;

  KeyUseResource(Transactions transactions, ApiKeyStore apiKeys) {
    this.transactions = transactions;
    this.apiKeys = apiKeys;
  }

  /** Keys that are gone are passed over. */
  @POST
  public Uni<Void> note(KeyUse use) {
    return transactions
        .inTransaction(
            () ->
                Multi.createFrom()
                    .iterable(use.keyIds().stream().sorted().toList())
                    .onItem()
                    .transformToUniAndConcatenate(id -> apiKeys.noteUse(id, use.at()))
                    .collect()
                    .asList())
        .replaceWithVoid();
  }
}
