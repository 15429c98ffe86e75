package io.viginti.metadata.change;

import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.metadata.model.IndexModel;
import io.viginti.metadata.model.IndexState;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.plan.FieldColumns;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Indexes that administrators ask for. */
final class IndexChanges {
  private static final int MAX_FIELDS = 8;
  private static final int MAX_INDEXES = 20;

  private IndexChanges() {}

  static Changed create(MetadataModel model, ModelChange.CreateIndex change) {
    ObjectModel object = ObjectChanges.require(model, change.objectId());
    Problems problems = new Problems();
    problems.require(!change.fields().isEmpty(), "an index needs a field", "fields");
    problems.require(
        change.fields().size() <= MAX_FIELDS,
        "an index has at most " + MAX_FIELDS + " fields, not " + change.fields().size(),
        "fields");
    problems.require(
        object.indexes().size() < MAX_INDEXES,
        "an object has at most " + MAX_INDEXES + " indexes of its own",
        "objectId");
    checkPaths(object, change.fields(), problems);
    problems.throwIfAny();

    boolean isThere =
        object.indexes().stream()
            .anyMatch(
                index ->
                    index.fields().equals(change.fields())
                        && index.isUnique() == change.isUnique());
    if (isThere) {
      throw VigintiException.conflict("This index is there already");
    }
    IndexModel index =
        new IndexModel(change.id(), change.fields(), change.isUnique(), IndexState.BUILDING);
    List<IndexModel> all = new ArrayList<>(object.indexes());
    all.add(index);
    return new Changed(
        model.with(object.id(), owner -> owner.with(copy -> copy.indexes = all)), index.id());
  }

  private static void checkPaths(ObjectModel object, List<String> paths, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (int at = 0; at < paths.size(); at++) {
      String path = paths.get(at);
      problems.require(
          isComparablePath(object, path), path + " is no single value of the object", "fields", at);
      problems.require(seen.add(path), path + " is there twice", "fields", at);
    }
  }

  /** Whether a path leads to one column whose values can be compared and ordered. */
  static boolean isComparablePath(ObjectModel object, String path) {
    Optional<ShapeColumn> column = FieldColumns.find(object, path);
    return column.isPresent()
        && switch (column.get().type()) {
          case UUID, TEXT, BOOLEAN, DATE, TIMESTAMPTZ, INTEGER, BIGINT, DOUBLE, NUMERIC -> true;
          case JSONB, TEXT_ARRAY, TSVECTOR -> false;
        };
  }

  static Changed delete(MetadataModel model, ModelChange.DeleteIndex change) {
    ObjectModel object =
        model.findObjectOfIndex(change.id()).orElseThrow(() -> VigintiException.notFound("Index"));
    List<IndexModel> rest =
        object.indexes().stream().filter(index -> !index.id().equals(change.id())).toList();
    return new Changed(
        model.with(object.id(), owner -> owner.with(copy -> copy.indexes = rest)), change.id());
  }
}
