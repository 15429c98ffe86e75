package io.viginti.messaging.channel;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The table {@code message_channel}; within a transaction of the caller. */
@ApplicationScoped
class ChannelStore implements PanacheRepositoryBase<MessageChannel, UUID> {
  Uni<Void> purge(UUID workspaceId) {
    return delete("workspaceId", workspaceId).replaceWithVoid();
  }
}
