package io.viginti.data.execute;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Row;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.data.plan.RowRules;
import io.viginti.data.sql.Actor;
import io.viginti.data.sql.Bindings;
import io.viginti.data.sql.DestructionSql;
import io.viginti.data.sql.WriteScope;
import io.viginti.platform.error.VigintiException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One part of a destruction that is too large for one transaction. It looks from the records
 * downwards; where that is too much, from the deepest records found, and so on until it has a part
 * that nothing else hangs on. That part goes, with its events, in one transaction with the note of
 * how far the destruction came. Parts need no memory of each other: what is gone is not found.
 */
public final class DestroyPart {
  private static final Bindings NONE = Bindings.of(JsonText.mapper().createObjectNode());

  private final Session session;
  private final Catalog catalog;
  private final UUID destruction;
  private final int most;

  /**
   * How far a destruction is.
   *
   * @param percent 100 only when it is over
   */
  public record Progress(boolean isOver, int percent) {
    static Progress of(boolean isOver, long touched, long expected) {
      return new Progress(
          isOver, isOver ? 100 : (int) Math.min(99, touched * 100 / Math.max(1, expected)));
    }
  }

  private DestroyPart(Session session, Catalog catalog, UUID destruction, int most) {
    this.session = session;
    this.catalog = catalog;
    this.destruction = destruction;
    this.most = most;
  }

  /**
   * Runs the next part in a transaction of its own.
   *
   * @param scope the workspace and shape; actor and trace are those of who destroyed
   * @param most rows of the part
   * @return fails with NOT_FOUND when the destruction was given up
   */
  public static Future<Progress> run(
      Session session, Catalog catalog, WriteScope scope, UUID destruction, int most) {
    return session
        .inTransaction(
            transaction ->
                transaction
                    .run(DestructionSql.lock(destruction, scope.workspaceId()), NONE)
                    .compose(
                        found -> {
                          for (Row row : found) {
                            return new DestroyPart(transaction, catalog, destruction, most)
                                .run(row, scope);
                          }
                          return Future.<Progress>failedFuture(
                              VigintiException.notFound("The destruction"));
                        }))
        .recover(failure -> Future.failedFuture(DatabaseFaults.translate(failure)));
  }

  private Future<Progress> run(Row row, WriteScope workspace) {
    if (row.getBoolean(5)) {
      return Future.succeededFuture(Progress.of(true, 0, 0));
    }
    CatalogObject object =
        catalog
            .findByTable(row.getString(0))
            .orElseThrow(() -> VigintiException.notFound("The object of the records"));
    WriteScope scope =
        new WriteScope(
            workspace.workspaceId(),
            workspace.shapeHash(),
            Actor.of(JsonText.parse(row.getString(1))),
            row.getString(2),
            true,
            RowRules.none());
    UUID[] ids = row.getArrayOfUUIDs(6);
    long touched = row.getLong(4);
    return session
        .run(DestructionSql.hold(object, ids), NONE)
        .compose(held -> expected(row.getLong(3), object, ids))
        .compose(
            expected ->
                part(object, List.of(ids), scope)
                    .compose(
                        part ->
                            session
                                .run(
                                    DestructionSql.advance(
                                        destruction,
                                        expected,
                                        touched + part.touched(),
                                        part.isLast()),
                                    NONE)
                                .map(
                                    done ->
                                        Progress.of(
                                            part.isLast(), touched + part.touched(), expected))));
  }

  /** Counted once: later parts have less to count. */
  private Future<Long> expected(@Nullable Long known, CatalogObject object, UUID[] ids) {
    List<ReferenceField> relations =
        object.referrers().stream()
            .filter(
                relation ->
                    relation.onDelete() == OnDelete.CASCADE
                        || relation.onDelete() == OnDelete.SET_NULL)
            .toList();
    if (known != null || relations.isEmpty()) {
      return Future.succeededFuture(known == null ? ids.length : known);
    }
    return session
        .run(DestructionSql.count(relations, ids), NONE)
        .map(rows -> rows.iterator().next().getLong(0) + ids.length);
  }

  private record Part(int touched, boolean isLast) {}

  private Future<Part> part(CatalogObject object, List<UUID> ids, WriteScope scope) {
    Promise<Part> done = Promise.promise();
    descend(Map.of(object, ids), new HashSet<>(), scope, done);
    return done.future();
  }

  /**
   * One promise for all steps down.
   *
   * @param above where earlier steps started
   */
  private void descend(
      Map<CatalogObject, List<UUID>> start, Set<UUID> above, WriteScope scope, Promise<Part> done) {
    Reach.from(session, most, start, above)
        .onFailure(done::fail)
        .onSuccess(
            reach -> {
              if (reach.isWhole()) {
                reach
                    .destroy(scope)
                    .map(gone -> new Part(reach.found(), above.isEmpty()))
                    .onComplete(done);
              } else if (reach.deepest().isEmpty()) {
                reach.clear(scope).map(cleared -> new Part(most, false)).onComplete(done);
              } else {
                start.values().forEach(above::addAll);
                descend(reach.deepest(), above, scope, done);
              }
            });
  }
}
