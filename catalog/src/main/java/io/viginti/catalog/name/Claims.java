package io.viginti.catalog.name;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who has which name in one name space; the first to claim it has it. */
final class Claims {
  private final String word;
  private final Map<String, Place> holders = new HashMap<>();

  Claims(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** The one who has the name already; empty when it was free. */
  Optional<Place> claim(String name, Place place) {
    return Optional.ofNullable(holders.putIfAbsent(name, place));
  }
}
