package io.viginti.contracts.mesh;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** The API keys that a gateway has seen in the last minute. */
public record KeyUse(Instant at, Set<UUID> keyIds) {
  public KeyUse {
    keyIds = Set.copyOf(keyIds);
  }
}
