package io.viginti.messaging.channel;

import io.smallrye.mutiny.Uni;
import io.viginti.platform.persistence.Transactions;
import io.viginti.platform.tenancy.WorkspaceRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A workspace that was deleted takes its channels with it. */
@ApplicationScoped
class PurgeChannels implements WorkspaceRows {
  private final ChannelStore channels;
  private final Transactions transactions;

  PurgeChannels(ChannelStore channels, Transactions transactions) {
    this.channels = channels;
    this.transactions = transactions;
  }

  @Override
  public Uni<Void> purge(UUID workspaceId) {
    return transactions.inTransaction(() -> channels.purge(workspaceId));
  }
}
