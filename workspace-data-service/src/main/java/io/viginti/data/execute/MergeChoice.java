package io.viginti.data.execute;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.value.Scalar;
import io.viginti.data.query.Change;
import io.viginti.data.sql.Operands;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The records of a merge.
 *
 * @param ordered the survivor first, the others in the order given, which is their priority
 */
record MergeChoice(List<UUID> ordered) {
  /** More cannot be merged at a time. */
  private static final int MOST = 9;

  private static final InputPath IDS = InputPath.of("ids");
  private static final InputPath INDEX = InputPath.of("conflictPriorityIndex");

  static MergeChoice of(Mutation mutation, Change.Merge merge) {
    JsonNode given = mutation.resolve(merge.ids());
    if (given.size() > MOST) {
      throw VigintiException.limit("records of a merge", MOST, given.size());
    }
    Problems problems = new Problems();
    List<UUID> ids = new ArrayList<>();
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      UUID id = (UUID) Operands.read(given.get(i), Scalar.ID, EnumType.NONE, IDS.then(i));
      ids.add(id);
      if (!seen.add(id)) {
        problems.add(IDS.then(i), "is given twice");
      }
    }
    if (ids.size() < 2) {
      problems.add(IDS, "must name at least two records");
    }
    int index =
        (Integer)
            Operands.read(
                mutation.resolve(merge.conflictPriorityIndex()), Scalar.INT, EnumType.NONE, INDEX);
    if (index < 0 || index >= ids.size()) {
      problems.add(INDEX, "must be the index of one of the ids, from 0");
    }
    problems.throwIfAny();
    ids.addFirst(ids.remove(index));
    return new MergeChoice(List.copyOf(ids));
  }

  UUID survivor() {
    return ordered.getFirst();
  }

  UUID[] losers() {
    return ordered.subList(1, ordered.size()).toArray(UUID[]::new);
  }

  UUID[] all() {
    return ordered.toArray(UUID[]::new);
  }
}
