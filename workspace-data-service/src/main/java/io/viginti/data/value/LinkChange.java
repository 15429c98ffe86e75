package io.viginti.data.value;

import io.viginti.catalog.Junction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a write does to one of a record's lists of links.
 *
 * @param field name of the list
 * @param isWhole the list is to hold {@code connect} and nothing else
 * @param connect records to link; those that are linked stay so
 * @param disconnect records whose link goes, if there is one
 */
public record LinkChange(
    String field, Junction junction, boolean isWhole, List<UUID> connect, List<UUID> disconnect) {
  public LinkChange {
    connect = List.copyOf(connect);
    disconnect = List.copyOf(disconnect);
  }

  /** The same with one more link to make. */
  LinkChange connecting(UUID id) {
    return new LinkChange(field, junction, isWhole, with(connect, id), disconnect);
  }

  /** The same with one more link to cut. */
  LinkChange disconnecting(UUID id) {
    return new LinkChange(field, junction, isWhole, connect, with(disconnect, id));
  }

  private static List<UUID> with(List<UUID> ids, UUID more) {
    Set<UUID> all = new LinkedHashSet<>(ids);
    all.add(more);
    return List.copyOf(all);
  }
}
