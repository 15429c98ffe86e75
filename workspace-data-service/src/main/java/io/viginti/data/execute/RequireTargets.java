package io.viginti.data.execute;

import io.vertx.core.Future;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.RelationIdField;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.RowRules;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.LinkChange;
import io.viginti.data.value.Problems;
import io.viginti.data.value.Related;
import io.viginti.data.value.WriteRow;
import io.viginti.data.value.WriteRow.Assign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Looks whether the records that inputs refer to by their ids are there to whoever writes: one that
 * a row rule hides is NOT_FOUND as if there were none.
 */
final class RequireTargets {
  private final RowRules rules;
  private final Map<CatalogObject, Map<UUID, List<InputPath>>> wanted = new LinkedHashMap<>();
  private final Set<UUID> created = new HashSet<>();

  private RequireTargets(RowRules rules) {
    this.rules = rules;
  }

  /**
   * Runs a write, in a transaction where it refers to objects that have a rule.
   *
   * @param path of a row's input
   */
  static <T> Future<T> around(
      Session session,
      Mutation mutation,
      List<WriteRow> rows,
      IntFunction<InputPath> path,
      RelateRecords.Work<T> work) {
    RowRules rules = mutation.scope().sees();
    if (rules.conditions().isEmpty()) {
      return work.on(session, rows);
    }
    RequireTargets targets = new RequireTargets(rules);
    for (int i = 0; i < rows.size(); i++) {
      targets.collect(mutation.object(), rows.get(i), path.apply(i));
    }
    return targets.wanted.isEmpty()
        ? work.on(session, rows)
        : session.inTransaction(
            inside -> targets.require(inside, mutation).compose(done -> work.on(inside, rows)));
  }

  private void collect(CatalogObject object, WriteRow row, InputPath at) {
    if (row.columns().get(RecordColumns.id(object).column()) instanceof Assign(var type, UUID id)) {
      created.add(id); // may be referred to by others of the same input
    }
    for (CatalogField field : object.fields()) {
      if (field instanceof RelationIdField id && rules.restrict(id.relation().target())) {
        collect(id, row, at);
      }
    }
    for (LinkChange change : row.links()) {
      change.connect().forEach(id -> want(change.junction().to(), id, at.then(change.field())));
    }
    for (Related related : row.related()) {
      if (related.record() instanceof Related.Created(var place, var inner, var data)) {
        collect(inner, data, place);
      }
    }
  }

  private void collect(RelationIdField field, WriteRow row, InputPath at) {
    boolean leadsThere =
        field
            .relation()
            .objectColumn()
            .map(
                column ->
                    row.columns().get(column) instanceof Assign object
                        && field.relation().target().tableName().equals(object.value()))
            .orElse(true);
    if (leadsThere && row.columns().get(field.column()) instanceof Assign(var type, UUID id)) {
      want(field.relation().target(), id, at.then(field.name()));
    }
  }

  private void want(CatalogObject object, UUID id, InputPath at) {
    if (rules.restrict(object)) {
      wanted
          .computeIfAbsent(object, none -> new LinkedHashMap<>())
          .computeIfAbsent(id, none -> new ArrayList<>())
          .add(at);
    }
  }

  private Future<Void> require(Session inside, Mutation mutation) {
    Problems problems = new Problems();
    Future<Void> looked = Future.succeededFuture();
    for (CatalogObject object : wanted.keySet()) {
      Map<UUID, List<InputPath>> places = wanted.getOrDefault(object, Map.of());
      UUID[] ids =
          places.keySet().stream().filter(id -> !created.contains(id)).toArray(UUID[]::new);
      looked =
          looked
              .compose(before -> SeenRecords.among(inside, mutation, object, ids))
              .map(
                  seen -> {
                    List<UUID> hidden = new ArrayList<>(Arrays.asList(ids));
                    hidden.removeAll(Set.of(seen));
                    hidden.forEach(
                        id ->
                            places
                                .getOrDefault(id, List.of())
                                .forEach(at -> problems.add(at, notThere(object))));
                    return null;
                  });
    }
    return looked.compose(
        done ->
            problems.isEmpty()
                ? Future.succeededFuture()
                : Future.failedFuture(problems.toNotFound()));
  }

  /** In the words for a record that does not exist. */
  static String notThere(CatalogObject object) {
    return "there is no such " + object.names().type();
  }
}
