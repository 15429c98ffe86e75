package io.viginti.data.execute;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Junction;
import io.viginti.catalog.ReferenceField;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.data.query.Change;
import io.viginti.data.sql.DestroySql;
import io.viginti.data.sql.DestructionSql;
import io.viginti.data.sql.Which;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Destroys records and what their relations ask for, in one transaction. Where that is more than
 * one transaction may touch, the records are deleted at once and a job does the rest. The answer is
 * read before anything is destroyed.
 */
final class DestroyRecords {
  private final Session session;
  private final Mutation mutation;
  private final CatalogObject object;

  private DestroyRecords(Session session, Mutation mutation) {
    this.session = session;
    this.mutation = mutation;
    this.object = mutation.object();
  }

  static Future<Records> destroy(Session session, Mutation mutation, Change.Destroy destroy) {
    Which which = mutation.which(destroy.chosen());
    return session.inTransaction(
        transaction ->
            transaction
                .run(
                    DestroySql.lock(mutation.object(), which, mutation.scope()),
                    mutation.bindings())
                .compose(locked -> new DestroyRecords(transaction, mutation).run(which, locked)));
  }

  private Future<Records> run(Which which, RowSet<Row> locked) {
    UUID[] chosen = Mutation.ids(locked, 0);
    mutation.requireWithin(chosen.length);
    if (chosen.length == 0 && which instanceof Which.One) {
      return Future.failedFuture(VigintiException.notFound(object.names().type()));
    }
    List<UUID> ids = new ArrayList<>();
    for (Row row : locked) {
      if (!row.getBoolean(1)) { // the others are going already
        ids.add(row.getUUID(0));
      }
    }
    long mark = session.budget().mark();
    return mutation
        .answer(session, chosen)
        .compose(
            records ->
                ids.isEmpty()
                    ? Future.succeededFuture(records)
                    : Reach.from(session, mutation.plan().mostRows(), Map.of(object, ids), Set.of())
                        .compose(
                            reach ->
                                reach.isWhole()
                                    ? reach.destroy(mutation.scope()).map(done -> records)
                                    : begin(reach, ids, chosen, mark)));
  }

  /**
   * Leaves it to the job; the answer says since when the records are deleted.
   *
   * @param mark of the budget before the answer was read that is not given
   */
  private Future<Records> begin(Reach reach, List<UUID> ids, UUID[] chosen, long mark) {
    if (mayBeHeldBelow(object)) {
      return Future.failedFuture(
          VigintiException.limit(
              "rows of a destruction", mutation.plan().mostRows(), reach.found()));
    }
    UUID[] all = ids.toArray(UUID[]::new);
    return requireFree(ids)
        .compose(
            done ->
                session.run(
                    DestructionSql.hide(object, all, mutation.scope()), mutation.bindings()))
        .compose(
            done ->
                session.run(
                    DestructionSql.begin(object, all, mutation.scope()), mutation.bindings()))
        .compose(
            done -> {
              session.budget().back(mark);
              return mutation.answer(session, chosen);
            });
  }

  private Future<Void> requireFree(List<UUID> ids) {
    Map<Junction, List<UUID>> held = new LinkedHashMap<>();
    for (Junction junction : object.junctions()) {
      if (holds(junction.onDelete())) {
        held.put(junction, ids);
      }
    }
    List<ReferenceField> holding =
        object.referrers().stream().filter(relation -> holds(relation.onDelete())).toList();
    return Reach.requireUnlinked(session, held)
        .compose(
            done ->
                holding.isEmpty()
                    ? Future.succeededFuture()
                    : session
                        .run(
                            DestroySql.referrers(holding, ids.toArray(UUID[]::new), 0),
                            mutation.bindings())
                        .map(
                            found -> {
                              for (Row row : found) {
                                throw Reach.referredTo(holding.get(row.getInteger(0)));
                              }
                              return null;
                            }));
  }

  static boolean holds(OnDelete onDelete) {
    return switch (onDelete) {
      case RESTRICT, NO_ACTION -> true;
      case CASCADE, SET_NULL -> false;
    };
  }

  /**
   * Whether records that cascade with the object's may be held by others. Then nobody knows before
   * the end whether all of it can be done, and half of it must not.
   */
  private static boolean mayBeHeldBelow(CatalogObject object) {
    Set<CatalogObject> seen = new HashSet<>();
    List<CatalogObject> open = new ArrayList<>(List.of(object));
    while (!open.isEmpty()) {
      for (ReferenceField relation : open.removeLast().referrers()) {
        CatalogObject below = relation.owner();
        if (relation.onDelete() != OnDelete.CASCADE || !seen.add(below)) {
          continue;
        }
        if (below.referrers().stream().anyMatch(by -> holds(by.onDelete()))
            || below.junctions().stream().anyMatch(by -> holds(by.onDelete()))) {
          return true;
        }
        open.add(below);
      }
    }
    return false;
  }
}
