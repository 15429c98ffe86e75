package io.viginti.data.execute;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.UniqueKey;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.sql.UpsertSql.Sought;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import io.viginti.data.value.WriteRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * By which values the inputs of an upsert find their records: the id where it is given, else every
 * unique field that is given. The same value twice in a batch is a problem of the second input.
 */
final class UpsertKeys {
  private final CatalogObject object;
  private final List<Given> given = new ArrayList<>();

  /** A key that an input gives. */
  private record Given(
      int place, List<String> fields, List<? extends Leaf> leaves, List<Object> values) {}

  private UpsertKeys(CatalogObject object) {
    this.object = object;
  }

  static UpsertKeys of(CatalogObject object, List<WriteRow> rows) {
    UpsertKeys keys = new UpsertKeys(object);
    LeafField id = RecordColumns.id(object);
    for (int place = 0; place < rows.size(); place++) {
      WriteRow row = rows.get(place);
      if (!keys.add(place, row, List.of(id.name()), List.of(id))) {
        for (UniqueKey key : object.uniqueKeys()) {
          keys.add(place, row, key.fields(), key.leaves());
        }
      }
    }
    keys.refuseRepeats();
    return keys;
  }

  private boolean add(int place, WriteRow row, List<String> fields, List<? extends Leaf> leaves) {
    List<Object> values = new ArrayList<>();
    for (Leaf leaf : leaves) {
      Object value = value(row, leaf);
      if (value == null) {
        return false;
      }
      values.add(value);
    }
    given.add(new Given(place, fields, leaves, values));
    return true;
  }

  private static @Nullable Object value(WriteRow row, Leaf leaf) {
    return row.isGiven(leaf.column())
            && row.columns().get(leaf.column()) instanceof WriteRow.Assign assign
        ? assign.value()
        : null;
  }

  private void refuseRepeats() {
    Problems problems = new Problems();
    Map<List<Object>, Integer> first = new HashMap<>();
    for (Given one : given) {
      Integer earlier = first.putIfAbsent(List.of(one.fields(), one.values()), one.place());
      if (earlier != null) {
        problems.add(at(one), "is given twice");
      }
    }
    problems.throwIfAny();
  }

  private static InputPath at(Given given) {
    InputPath at = Mutation.DATA.then(given.place());
    for (String step : given.fields().getFirst().split("\\.")) {
      at = at.then(step);
    }
    return at;
  }

  /** What to look for, of the inputs at some places. */
  List<Sought> sought(IntPredicate places) {
    Map<List<String>, Sought> byKey = new HashMap<>();
    for (Given one : given) {
      if (places.test(one.place())) {
        byKey
            .computeIfAbsent(
                one.fields(),
                none -> new Sought(one.leaves(), new ArrayList<>(), new ArrayList<>()))
            .add(one.place(), one.values());
      }
    }
    return List.copyOf(byKey.values());
  }

  /** Of all keys, ascending: whoever upserts the same keys locks them in the same order. */
  Long[] hashes(UUID workspace) {
    return given.stream().map(one -> hash(workspace, one)).distinct().sorted().toArray(Long[]::new);
  }

  private Long hash(UUID workspace, Given one) {
    try {
      String text =
          String.join(
              "\n", workspace.toString(), object.tableName(), one.fields() + "=" + one.values());
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
