package io.viginti.platform.event;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.CloudEvent;
import java.util.Set;

/**
 * A CDI bean that consumes events. At least once, in the order of the key; an event whose id is in
 * the inbox is skipped. A failing event is tried again with growing waits and then goes to {@code
 * <topic>.dlt}; while a part of the mesh is away (UNAVAILABLE, no connection) it is tried on and
 * on. Runs on a Vert.x context of its own.
 */
public interface EventHandler {
  /** Name of the consumer group and of its rows in the inbox; unique in the mesh, never changes. */
  String consumer();

  /** Topics to read; none switches the handler off. */
  Set<String> topics();

  /**
   * Topics of bulk work, such as imports. They are read apart, so that what waits in them delays
   * nothing else; what is done about their events belongs to the import too.
   */
  default Set<String> bulkTopics() {
    return Set.of();
  }

  Uni<Void> handle(CloudEvent event);
}
