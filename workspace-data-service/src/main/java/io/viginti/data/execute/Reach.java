package io.viginti.data.execute;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Junction;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.data.sql.Bindings;
import io.viginti.data.sql.DestroySql;
import io.viginti.data.sql.Statement;
import io.viginti.data.sql.WriteScope;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What goes with records that are destroyed, found and locked level by level: records that point at
 * them by a relation that cascades, and so on; records that lose a relation; and links. It stops
 * where it has more than it may touch.
 */
final class Reach {
  private static final Bindings NONE = Bindings.of(JsonText.mapper().createObjectNode());

  private final Session session;
  private final int most;
  private final Set<UUID> above;
  private final Map<CatalogObject, Set<UUID>> doomed = new LinkedHashMap<>();
  private final Map<CatalogObject, Set<UUID>> orphaned = new LinkedHashMap<>();
  private final Map<CatalogObject, List<DestroySql.Clearing>> clearings = new LinkedHashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private Map<CatalogObject, List<UUID>> deepest = Map.of();
  private int found;

  /** A record that may only stay if the one it refers to does; perhaps it goes too. */
  private record Waiting(ReferenceField relation, UUID id) {}

  /**
   * @param most rows it may touch
   * @param above ids of records that go later: where they point at something here they lose the
   *     relation, so that a circle has an end
   */
  private Reach(Session session, int most, Set<UUID> above) {
    this.session = session;
    this.most = most;
    this.above = above;
  }

  /** Looks from records, at most {@code most}, on the connection of a transaction. */
  static Future<Reach> from(
      Session transaction, int most, Map<CatalogObject, List<UUID>> records, Set<UUID> above) {
    Reach reach = new Reach(transaction, most, above);
    records.forEach(
        (object, ids) -> {
          reach.doomed.put(object, new LinkedHashSet<>(ids));
          reach.found += ids.size();
        });
    Promise<Reach> done = Promise.promise();
    reach.follow(records, done);
    return done.future();
  }

  /** Whether it has everything. */
  boolean isWhole() {
    return found <= most;
  }

  /** Rows it has found. */
  int found() {
    return found;
  }

  /**
   * The doomed records furthest from the start, when it is not whole: at most half of what it may
   * touch, so that from there it has room for what hangs on them.
   */
  Map<CatalogObject, List<UUID>> deepest() {
    return deepest;
  }

  /** One promise for all levels: a chain of thousands of records must not nest as many futures. */
  private void follow(Map<CatalogObject, List<UUID>> level, Promise<Reach> done) {
    Map<CatalogObject, List<UUID>> next = new LinkedHashMap<>();
    Future<Void> all = Future.succeededFuture();
    for (Map.Entry<CatalogObject, List<UUID>> entry : level.entrySet()) {
      List<ReferenceField> relations = relations(entry.getKey());
      if (!relations.isEmpty()) {
        all = all.compose(before -> take(relations, entry.getValue(), next));
      }
    }
    all.onFailure(done::fail)
        .onSuccess(
            ended -> {
              if (!isWhole()) {
                deepest = bounded(next);
                done.complete(this);
              } else if (next.isEmpty()) {
                countLinks().map(counted -> this).onComplete(done);
              } else {
                follow(next, done);
              }
            });
  }

  /** Those of NO_ACTION are left to the foreign key; a morph relation has none. */
  private static List<ReferenceField> relations(CatalogObject object) {
    return object.referrers().stream()
        .filter(relation -> relation.isMorph() || relation.onDelete() != OnDelete.NO_ACTION)
        .toList();
  }

  private Future<Void> take(
      List<ReferenceField> relations, List<UUID> targets, Map<CatalogObject, List<UUID>> next) {
    return run(DestroySql.referrers(relations, targets.toArray(UUID[]::new), most))
        .map(
            rows -> {
              for (Row row : rows) {
                take(relations.get(row.getInteger(0)), targets, row.getUUID(1), next);
              }
              return null;
            });
  }

  private void take(
      ReferenceField relation, List<UUID> targets, UUID id, Map<CatalogObject, List<UUID>> next) {
    CatalogObject owner = relation.owner();
    if (isDoomed(owner, id)) {
      return;
    }
    found++;
    switch (relation.onDelete()) {
      case CASCADE -> {
        if (above.contains(id)) {
          orphan(relation, targets, id);
        } else {
          doomed.computeIfAbsent(owner, none -> new LinkedHashSet<>()).add(id);
          next.computeIfAbsent(owner, none -> new ArrayList<>()).add(id);
        }
      }
      case SET_NULL -> orphan(relation, targets, id);
      case RESTRICT -> throw referredTo(relation);
      case NO_ACTION -> waiting.add(new Waiting(relation, id));
    }
  }

  private void orphan(ReferenceField relation, List<UUID> targets, UUID id) {
    orphaned.computeIfAbsent(relation.owner(), none -> new LinkedHashSet<>()).add(id);
    DestroySql.Clearing clearing = new DestroySql.Clearing(relation, targets);
    List<DestroySql.Clearing> known =
        clearings.computeIfAbsent(relation.owner(), none -> new ArrayList<>());
    if (!known.contains(clearing)) {
      known.add(clearing);
    }
  }

  static VigintiException referredTo(ReferenceField relation) {
    return VigintiException.conflict(
        "The record is still referred to by %s.%s".formatted(relation.owner(), relation.name()));
  }

  private boolean isDoomed(CatalogObject object, UUID id) {
    return doomed.getOrDefault(object, Set.of()).contains(id);
  }

  private Map<CatalogObject, List<UUID>> bounded(Map<CatalogObject, List<UUID>> level) {
    Map<CatalogObject, List<UUID>> some = new LinkedHashMap<>();
    int left = (most + 1) / 2;
    for (Map.Entry<CatalogObject, List<UUID>> entry : level.entrySet()) {
      List<UUID> ids = entry.getValue();
      if (left > 0) {
        some.put(entry.getKey(), List.copyOf(ids.subList(0, Math.min(left, ids.size()))));
        left -= ids.size();
      }
    }
    return some;
  }

  /** Cuts links, clears relations and destroys: everything found. */
  Future<Void> destroy(WriteScope scope) {
    for (Waiting referrer : waiting) {
      if (!isDoomed(referrer.relation().owner(), referrer.id())) {
        return Future.failedFuture(referredTo(referrer.relation()));
      }
    }
    return unlink(scope).compose(done -> write(gone(), left(), scope));
  }

  /**
   * Clears the relations found, or where there are none left cuts links: at most as many as it may
   * touch.
   */
  Future<Void> clear(WriteScope scope) {
    List<DestroySql.Orphaned> left = left();
    int ofEachWay = Math.max(1, most / Math.max(1, links(false).size()));
    return left.isEmpty() ? cut(scope, ofEachWay) : write(List.of(), left, scope);
  }

  private Future<Void> countLinks() {
    Map<Junction, List<UUID>> cut = links(false);
    return cut.isEmpty()
        ? Future.succeededFuture()
        : run(DestroySql.countLinks(cut, most))
            .map(
                rows -> {
                  found += rows.iterator().next().getLong(0).intValue();
                  return null;
                });
  }

  /** Links go first, in a statement of their own: a record may be linked and cleared as well. */
  private Future<Void> unlink(WriteScope scope) {
    return requireUnlinked(session, links(true)).compose(done -> cut(scope, 0));
  }

  private Future<Void> cut(WriteScope scope, int mostLinks) {
    Map<Junction, List<UUID>> cut = links(false);
    return cut.isEmpty()
        ? Future.succeededFuture()
        : run(DestroySql.unlink(
                cut,
                object -> List.copyOf(doomed.getOrDefault(object, Set.of())),
                scope,
                mostLinks))
            .mapEmpty();
  }

  /** The doomed by the ways through links that start at them: those that hold, or the others. */
  private Map<Junction, List<UUID>> links(boolean thatHold) {
    Map<Junction, List<UUID>> links = new LinkedHashMap<>();
    doomed.forEach(
        (object, ids) -> {
          for (Junction junction : object.junctions()) {
            if (DestroyRecords.holds(junction.onDelete()) == thatHold) {
              links.put(junction, List.copyOf(ids));
            }
          }
        });
    return links;
  }

  /** Refuses when one of the records has a link that holds it. */
  static Future<Void> requireUnlinked(Session session, Map<Junction, List<UUID>> held) {
    return held.isEmpty()
        ? Future.succeededFuture()
        : session
            .run(DestroySql.findLinked(held), NONE)
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

  /** The records found that lose a relation and stay. */
  private List<DestroySql.Orphaned> left() {
    List<DestroySql.Orphaned> left = new ArrayList<>();
    orphaned.forEach(
        (object, ids) -> {
          List<UUID> alive = ids.stream().filter(id -> !isDoomed(object, id)).limit(most).toList();
          if (!alive.isEmpty()) {
            left.add(
                new DestroySql.Orphaned(object, clearings.getOrDefault(object, List.of()), alive));
          }
        });
    return left;
  }

  private List<DestroySql.Doomed> gone() {
    List<DestroySql.Doomed> gone = new ArrayList<>();
    doomed.forEach((object, ids) -> gone.add(new DestroySql.Doomed(object, List.copyOf(ids))));
    return gone;
  }

  private Future<Void> write(
      List<DestroySql.Doomed> gone, List<DestroySql.Orphaned> left, WriteScope scope) {
    return run(DestroySql.destroy(gone, left, scope))
        .<Void>mapEmpty()
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof PgException e && "23503".equals(e.getSqlState())
                        ? VigintiException.conflict("The record is still referred to")
                        : failure));
  }

  private Future<RowSet<Row>> run(Statement statement) {
    return session.run(statement, NONE);
  }
}
