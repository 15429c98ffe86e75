package io.viginti.data.execute;

import io.viginti.catalog.CatalogObject;
import io.viginti.data.value.Problems;
import io.viginti.platform.error.VigintiException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which record each input of an upsert is about: the live match, else the one deleted last. Several
 * live matches are a CONFLICT; two inputs about one record are a problem of the second.
 */
final class UpsertMatches {
  private final CatalogObject object;
  private final List<Map<UUID, Match>> found = new ArrayList<>();

  private record Match(UUID id, @Nullable OffsetDateTime deletedAt) {}

  UpsertMatches(CatalogObject object, int inputs) {
    this.object = object;
    for (int i = 0; i < inputs; i++) {
      found.add(new HashMap<>());
    }
  }

  void add(int place, UUID id, @Nullable OffsetDateTime deletedAt) {
    found.get(place).put(id, new Match(id, deletedAt));
  }

  /** Whether an input has no match so far. */
  boolean isOpen(int place) {
    return found.get(place).isEmpty();
  }

  /** The id of each input's record; null where one must be created. */
  @Nullable UUID[] resolve() {
    Problems problems = new Problems();
    Map<UUID, Integer> taken = new HashMap<>();
    @Nullable UUID[] ids = new UUID[found.size()];
    for (int place = 0; place < ids.length; place++) {
      Match match = choose(place);
      if (match != null) {
        ids[place] = match.id();
        Integer earlier = taken.putIfAbsent(match.id(), place);
        if (earlier != null) {
          problems.add(
              Mutation.DATA.then(place), "is about the same record as the input at " + earlier);
        }
      }
    }
    problems.throwIfAny();
    return ids;
  }

  private @Nullable Match choose(int place) {
    Match chosen = null;
    for (Match match : found.get(place).values()) {
      if (chosen == null) {
        chosen = match;
        continue;
      }
      OffsetDateTime deletedAt = match.deletedAt();
      OffsetDateTime chosenAt = chosen.deletedAt();
      if (deletedAt == null || chosenAt == null) {
        throw VigintiException.conflict(
            "The input at %d is about several records of %s: each has one of its unique values"
                .formatted(place, object.names().type()));
      }
      if (deletedAt.isAfter(chosenAt)) {
        chosen = match;
      }
    }
    return chosen;
  }
}
