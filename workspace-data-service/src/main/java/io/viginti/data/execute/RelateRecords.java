package io.viginti.data.execute;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Leaf;
import io.viginti.data.sql.InsertSql;
import io.viginti.data.sql.UpsertSql;
import io.viginti.data.sql.UpsertSql.Sought;
import io.viginti.data.sql.WriteStatement;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.LinkChange;
import io.viginti.data.value.Problems;
import io.viginti.data.value.RecordKey;
import io.viginti.data.value.Related;
import io.viginti.data.value.WriteRow;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Gives rows the ids of the records they relate to: looks for those that are there, one statement
 * for each object, then creates the new ones, innermost first, one statement for each object at
 * each depth. It must run in the transaction that writes the rows.
 */
final class RelateRecords {
  private final Session transaction;
  private final Mutation mutation;
  private final Map<RecordKey, UUID> found = new HashMap<>();
  private final Map<Related.Created, UUID> created = new IdentityHashMap<>();

  private RelateRecords(Session transaction, Mutation mutation) {
    this.transaction = transaction;
    this.mutation = mutation;
  }

  /**
   * Runs work on rows that hold all ids and what is known of their files: in a transaction with the
   * look-ups and creations where there are any, else at once.
   *
   * @param path of a row's input
   */
  static <T> Future<T> around(
      Session session,
      Mutation mutation,
      List<WriteRow> rows,
      IntFunction<InputPath> path,
      Work<T> work) {
    return AttachFiles.around(
        session,
        mutation,
        rows,
        path,
        (inside, attached) ->
            RequireTargets.around(
                inside,
                mutation,
                attached,
                path,
                (within, found) -> around(within, mutation, found, work)));
  }

  private static <T> Future<T> around(
      Session session, Mutation mutation, List<WriteRow> rows, Work<T> work) {
    return rows.stream().allMatch(row -> row.related().isEmpty())
        ? work.on(session, rows)
        : session.inTransaction(
            inside ->
                new RelateRecords(inside, mutation)
                    .relate(rows)
                    .compose(complete -> work.on(inside, complete)));
  }

  /** What is done with rows. */
  interface Work<T> {
    Future<T> on(Session session, List<WriteRow> rows);
  }

  private Future<List<WriteRow>> relate(List<WriteRow> rows) {
    Map<CatalogObject, Map<RecordKey, List<Related>>> sought = new LinkedHashMap<>();
    rows.forEach(row -> collect(row, sought));
    List<CatalogObject> inOrder =
        sought.keySet().stream().sorted(Comparator.comparing(CatalogObject::tableName)).toList();
    return oneAfterTheOther(
            inOrder,
            object -> find(object, List.copyOf(sought.getOrDefault(object, Map.of()).keySet())))
        .compose(
            done -> {
              requireFound(sought);
              return create(rows);
            });
  }

  private static void collect(
      WriteRow row, Map<CatalogObject, Map<RecordKey, List<Related>>> sought) {
    for (Related related : row.related()) {
      switch (related.record()) {
        case Related.Known known ->
            sought
                .computeIfAbsent(known.object(), none -> new LinkedHashMap<>())
                .computeIfAbsent(known.key(), none -> new ArrayList<>())
                .add(related);
        case Related.Created inner -> collect(inner.row(), sought);
      }
    }
  }

  private Future<Void> find(CatalogObject object, List<RecordKey> keys) {
    Map<List<Leaf>, Sought> byLeaves = new LinkedHashMap<>();
    for (int place = 0; place < keys.size(); place++) {
      RecordKey key = keys.get(place);
      byLeaves
          .computeIfAbsent(
              key.leaves(), leaves -> new Sought(leaves, new ArrayList<>(), new ArrayList<>()))
          .add(place, key.values());
    }
    return transaction
        .run(
            UpsertSql.findRelated(
                object, List.copyOf(byLeaves.values()), mutation.scope().sees().of(object)),
            mutation.bindings())
        .map(
            rows -> {
              rows.forEach(row -> found.put(keys.get(row.getInteger(0)), row.getUUID(1)));
              return null;
            });
  }

  private void requireFound(Map<CatalogObject, Map<RecordKey, List<Related>>> sought) {
    Problems problems = new Problems();
    Set<CatalogObject> missing = new HashSet<>();
    sought.forEach(
        (object, keys) ->
            keys.forEach(
                (key, all) -> {
                  for (Related related : all) {
                    boolean isWanted = !(related.place() instanceof Related.Unlinked);
                    if (isWanted && !found.containsKey(key)) {
                      problems.add(related.record().at(), RequireTargets.notThere(object));
                      missing.add(object);
                    }
                  }
                }));
    if (missing.stream().anyMatch(mutation.scope().sees()::restrict)) {
      throw problems.toNotFound();
    }
    problems.throwIfAny();
  }

  private Future<List<WriteRow>> create(List<WriteRow> rows) {
    Map<CatalogObject, List<Related.Created>> inner = new LinkedHashMap<>();
    for (WriteRow row : rows) {
      for (Related related : row.related()) {
        if (related.record() instanceof Related.Created one) {
          inner.computeIfAbsent(one.object(), none -> new ArrayList<>()).add(one);
        }
      }
    }
    return oneAfterTheOther(
            List.copyOf(inner.keySet()),
            object -> insert(object, inner.getOrDefault(object, List.of())))
        .map(done -> rows.stream().map(row -> requireOneWay(row.relatedBy(this::findId))).toList());
  }

  /** What an input tells in two ways may be the same record: only its id says so. */
  private static WriteRow requireOneWay(WriteRow row) {
    for (LinkChange change : row.links()) {
      if (!Collections.disjoint(Set.copyOf(change.connect()), change.disconnect())) {
        throw VigintiException.badInput(
            change.field() + " connects and disconnects the same record");
      }
    }
    return row;
  }

  private Optional<UUID> findId(Related.Told record) {
    return Optional.ofNullable(
        switch (record) {
          case Related.Known known -> found.get(known.key());
          case Related.Created one -> created.get(one);
        });
  }

  private Future<Void> insert(CatalogObject object, List<Related.Created> records) {
    return create(records.stream().map(Related.Created::row).toList())
        .compose(
            rows -> {
              WriteStatement insert = InsertSql.of(object, rows, mutation.scope(), false, null);
              return mutation
                  .write(transaction, insert)
                  .<Void>map(
                      written -> {
                        int next = 0;
                        for (Row row : written) {
                          created.put(records.get(next++), row.getUUID(insert.idColumn()));
                        }
                        return null;
                      })
                  .recover(
                      failure ->
                          Future.failedFuture(
                              DatabaseFaults.below(way(object, records), failure, object)));
            });
  }

  /** The names of the relations that lead to the records; the type where several do. */
  private static String way(CatalogObject object, List<Related.Created> records) {
    List<String> ways = records.stream().map(one -> way(one.at())).distinct().toList();
    return ways.size() == 1 ? ways.getFirst() : object.names().type();
  }

  private static String way(InputPath at) {
    List<String> names = new ArrayList<>();
    List<Object> steps = at.toList();
    for (Object step : steps.subList(1, steps.size())) {
      if (step instanceof String name && !name.equals("create")) {
        names.add(name);
      }
    }
    return String.join(".", names);
  }

  private static <T> Future<Void> oneAfterTheOther(List<T> all, Function<T, Future<Void>> work) {
    Future<Void> done = Future.succeededFuture();
    for (T one : all) {
      done = done.compose(before -> work.apply(one));
    }
    return done;
  }
}
