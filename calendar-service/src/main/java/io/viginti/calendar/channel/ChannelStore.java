package io.viginti.calendar.channel;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The table {@code calendar_channel}; within a transaction of the caller. */
@ApplicationScoped
class ChannelStore implements PanacheRepositoryBase<CalendarChannel, UUID> {
  Uni<Void> purge(UUID workspaceId) {
    return delete("workspaceId", workspaceId).replaceWithVoid();
  }
}
