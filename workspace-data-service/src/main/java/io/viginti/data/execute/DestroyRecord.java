package io.viginti.data.execute;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.ReferenceField;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.data.sql.Bindings;
import io.viginti.data.sql.DestroySql;
import io.viginti.data.sql.ReadStatement;
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
 * Destroys a record and what its relations ask for, in one transaction: level by level it finds
 * what points at the doomed, then does everything in one statement. The answer is read before.
 */
final class DestroyRecord {
  private final Session session;
  private final Bindings bindings;
  private final WriteScope scope;
  private final int most;
  private final Map<CatalogObject, Set<UUID>> doomed = new LinkedHashMap<>();
  private final Map<CatalogObject, Set<UUID>> orphaned = new LinkedHashMap<>();
  private final Map<CatalogObject, List<DestroySql.Clearing>> clearings = new LinkedHashMap<>();
  private int found;

  private DestroyRecord(Session session, Bindings bindings, WriteScope scope, int most) {
    this.session = session;
    this.bindings = bindings;
    this.scope = scope;
    this.most = most;
  }

  /**
   * @param most more records touched than that are LIMIT_EXCEEDED
   */
  static Future<Records> destroy(
      Session session,
      CatalogObject object,
      UUID id,
      int most,
      ReadStatement answer,
      Bindings bindings,
      WriteScope scope) {
    return session.inTransaction(
        transaction ->
            transaction
                .run(DestroySql.lock(object, id), bindings)
                .compose(
                    locked ->
                        locked.size() == 0
                            ? Future.failedFuture(VigintiException.notFound(object.names().type()))
                            : ReadRecords.read(
                                transaction, answer, bindings.withIds(new UUID[] {id})))
                .compose(
                    records ->
                        new DestroyRecord(transaction, bindings, scope, most)
                            .run(object, id)
                            .map(done -> records)));
  }

  private Future<Void> run(CatalogObject object, UUID id) {
    doomed.computeIfAbsent(object, none -> new LinkedHashSet<>()).add(id);
    return follow(Map.of(object, List.of(id))).compose(done -> finish());
  }

  private Future<Void> follow(Map<CatalogObject, List<UUID>> level) {
    Map<CatalogObject, List<UUID>> next = new LinkedHashMap<>();
    Future<Void> all = Future.succeededFuture();
    for (Map.Entry<CatalogObject, List<UUID>> entry : level.entrySet()) {
      List<ReferenceField> relations =
          entry.getKey().referrers().stream()
              .filter(relation -> relation.onDelete() != OnDelete.NO_ACTION)
              .toList();
      if (!relations.isEmpty()) {
        UUID[] targets = entry.getValue().toArray(UUID[]::new);
        all =
            all.compose(
                    done -> session.run(DestroySql.referrers(relations, targets, most), bindings))
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
      case RESTRICT ->
          throw VigintiException.conflict(
              "The record is still referred to by %s.%s".formatted(owner, relation.name()));
      case NO_ACTION -> {
        // left to the foreign key
      }
    }
  }

  private boolean isDoomed(CatalogObject object, UUID id) {
    return doomed.getOrDefault(object, Set.of()).contains(id);
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
        .run(DestroySql.destroy(gone, left, scope), bindings)
        .<Void>mapEmpty()
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof PgException e && "23503".equals(e.getSqlState())
                        ? VigintiException.conflict("The record is still referred to")
                        : failure));
  }
}
