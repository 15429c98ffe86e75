package io.viginti.platform.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Wakes the relays of this process. */
@ApplicationScoped
class RelaySignal {
  private final Set<OutboxRelay> relays = new CopyOnWriteArraySet<>();

  void add(OutboxRelay relay) {
    relays.add(relay);
  }

  void remove(OutboxRelay relay) {
    relays.remove(relay);
  }

  void wake() {
    relays.forEach(OutboxRelay::wake);
  }
}
