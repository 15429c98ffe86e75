package io.viginti.data.execute;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Junction;
import io.viginti.catalog.ReferenceField;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.data.query.Change;
import io.viginti.data.sql.DestroySql;
import io.viginti.data.sql.Which;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Destroys records and what their relations ask for, in one transaction: level by level it finds
 * what points at the doomed, then does everything in one statement. The answer is read before.
 */
final class DestroyRecords {
  private final Session session;
  private final Mutation mutation;
  private final int most;
  private final Map<CatalogObject, Set<UUID>> doomed = new LinkedHashMap<>();
  private final Map<CatalogObject, Set<UUID>> orphaned = new LinkedHashMap<>();
  private final Map<CatalogObject, List<DestroySql.Clearing>> clearings = new LinkedHashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private int found;

  /** A record that may only stay if the one it refers to does; perhaps it goes too. */
  private record Waiting(ReferenceField relation, UUID id) {}

  private DestroyRecords(Session session, Mutation mutation) {
    this.session = session;
    this.mutation = mutation;
    this.most = mutation.plan().mostRows();
  }

  static Future<Records> destroy(Session session, Mutation mutation, Change.Destroy destroy) {
    Which which = mutation.which(destroy.chosen());
    return session.inTransaction(
        transaction ->
            transaction
                .run(DestroySql.lock(mutation.object(), which), mutation.bindings())
                .compose(locked -> destroy(transaction, mutation, which, Mutation.ids(locked, 0))));
  }

  private static Future<Records> destroy(
      Session transaction, Mutation mutation, Which which, UUID[] ids) {
    mutation.requireWithin(ids.length);
    if (ids.length == 0 && which instanceof Which.One) {
      return Future.failedFuture(VigintiException.notFound(mutation.object().names().type()));
    }
    return mutation
        .answer(transaction, ids)
        .compose(
            records ->
                ids.length == 0
                    ? Future.succeededFuture(records)
                    : new DestroyRecords(transaction, mutation).run(ids).map(done -> records));
  }

  private Future<Void> run(UUID[] ids) {
    List<UUID> all = List.of(ids);
    found = ids.length;
    doomed.put(mutation.object(), new LinkedHashSet<>(all));
    return follow(Map.of(mutation.object(), all))
        .compose(
            done -> {
              requireNoneWaits();
              return unlink();
            })
        .compose(done -> finish());
  }

  private Future<Void> follow(Map<CatalogObject, List<UUID>> level) {
    Map<CatalogObject, List<UUID>> next = new LinkedHashMap<>();
    Future<Void> all = Future.succeededFuture();
    for (Map.Entry<CatalogObject, List<UUID>> entry : level.entrySet()) {
      List<ReferenceField> relations =
          entry.getKey().referrers().stream()
              .filter(relation -> relation.isMorph() || relation.onDelete() != OnDelete.NO_ACTION)
              .toList();
      if (!relations.isEmpty()) {
        UUID[] targets = entry.getValue().toArray(UUID[]::new);
        all =
            all.compose(
                    done ->
                        session.run(
                            DestroySql.referrers(relations, targets, most), mutation.bindings()))
                .map(
                    rows -> {
                      rows.forEach(row -> take(relations, entry.getValue(), row, next));
                      return null;
                    });
      }
    }
    return all.compose(done -> next.isEmpty() ? Future.succeededFuture() : follow(next));
  }

  private void take(
      List<ReferenceField> relations,
      List<UUID> targets,
      Row row,
      Map<CatalogObject, List<UUID>> next) {
    ReferenceField relation = relations.get(row.getInteger(0));
    CatalogObject owner = relation.owner();
    UUID id = row.getUUID(1);
    if (isDoomed(owner, id)) {
      return;
    }
    if (++found > most) {
      throw VigintiException.limit("rows of a destruction", most, found);
    }
    switch (relation.onDelete()) {
      case CASCADE -> {
        doomed.computeIfAbsent(owner, none -> new LinkedHashSet<>()).add(id);
        next.computeIfAbsent(owner, none -> new ArrayList<>()).add(id);
      }
      case SET_NULL -> {
        orphaned.computeIfAbsent(owner, none -> new LinkedHashSet<>()).add(id);
        DestroySql.Clearing clearing = new DestroySql.Clearing(relation, targets);
        List<DestroySql.Clearing> known =
            clearings.computeIfAbsent(owner, none -> new ArrayList<>());
        if (!known.contains(clearing)) {
          known.add(clearing);
        }
      }
      case RESTRICT -> throw stillReferred(relation);
      case NO_ACTION -> waiting.add(new Waiting(relation, id));
    }
  }

  /** A foreign key sees to it at the end; a morph relation has none. */
  private void requireNoneWaits() {
    for (Waiting referrer : waiting) {
      if (!isDoomed(referrer.relation().owner(), referrer.id())) {
        throw stillReferred(referrer.relation());
      }
    }
  }

  private static VigintiException stillReferred(ReferenceField relation) {
    return VigintiException.conflict(
        "The record is still referred to by %s.%s".formatted(relation.owner(), relation.name()));
  }

  private boolean isDoomed(CatalogObject object, UUID id) {
    return doomed.getOrDefault(object, Set.of()).contains(id);
  }

  /** Links go first, in a statement of their own: a record may be linked and cleared as well. */
  private Future<Void> unlink() {
    Map<Junction, List<UUID>> held = new LinkedHashMap<>();
    Map<Junction, List<UUID>> cut = new LinkedHashMap<>();
    doomed.forEach(
        (object, ids) -> {
          for (Junction junction : object.junctions()) {
            switch (junction.onDelete()) {
              case RESTRICT, NO_ACTION -> held.put(junction, List.copyOf(ids));
              case SET_NULL, CASCADE -> cut.put(junction, List.copyOf(ids));
            }
          }
        });
    return requireUnlinked(held)
        .compose(
            done ->
                cut.isEmpty()
                    ? Future.succeededFuture()
                    : session
                        .run(
                            DestroySql.unlink(
                                cut,
                                object -> List.copyOf(doomed.getOrDefault(object, Set.of())),
                                mutation.scope()),
                            mutation.bindings())
                        .mapEmpty());
  }

  private Future<Void> requireUnlinked(Map<Junction, List<UUID>> held) {
    return held.isEmpty()
        ? Future.succeededFuture()
        : session
            .run(DestroySql.findLinked(held), mutation.bindings())
            .compose(
                found -> {
                  for (Row row : found) {
                    Junction junction = List.copyOf(held.keySet()).get(row.getInteger(0));
                    return Future.failedFuture(
                        VigintiException.conflict(
                            "The record is still linked by %s.%s"
                                .formatted(
                                    junction.from(), junction.name().orElse(junction.table()))));
                  }
                  return Future.succeededFuture();
                });
  }

  private Future<Void> finish() {
    List<DestroySql.Doomed> gone = new ArrayList<>();
    doomed.forEach((object, ids) -> gone.add(new DestroySql.Doomed(object, List.copyOf(ids))));
    List<DestroySql.Orphaned> left = new ArrayList<>();
    orphaned.forEach(
        (object, ids) -> {
          List<UUID> alive = ids.stream().filter(id -> !isDoomed(object, id)).toList();
          if (!alive.isEmpty()) {
            left.add(
                new DestroySql.Orphaned(object, clearings.getOrDefault(object, List.of()), alive));
          }
        });
    return session
        .run(DestroySql.destroy(gone, left, mutation.scope()), mutation.bindings())
        .<Void>mapEmpty()
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof PgException e && "23503".equals(e.getSqlState())
                        ? VigintiException.conflict("The record is still referred to")
                        : failure));
  }
}
