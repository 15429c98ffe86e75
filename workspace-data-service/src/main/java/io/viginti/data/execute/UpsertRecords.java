package io.viginti.data.execute;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.viginti.catalog.CatalogObject;
import io.viginti.data.sql.InsertSql;
import io.viginti.data.sql.ReviveSql;
import io.viginti.data.sql.UpsertSql;
import io.viginti.data.sql.UpsertSql.Sought;
import io.viginti.data.sql.WriteStatement;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.WriteRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Creates records, or updates and restores those that the inputs are about, in one transaction:
 * locks on the hashed keys in order, a look-up that sees deleted records, then an insert and an
 * update. Partial unique indexes rule out {@code on conflict}: it would not see deleted matches.
 */
final class UpsertRecords {
  /** Attempts when a plain creation took a key between look-up and insert. */
  private static final int ATTEMPTS = 3;

  private final Mutation mutation;
  private final CatalogObject object;
  private final List<WriteRow> rows;
  private final UpsertKeys keys;

  private UpsertRecords(Mutation mutation, List<WriteRow> rows) {
    this.mutation = mutation;
    this.object = mutation.object();
    this.rows = rows;
    this.keys = UpsertKeys.of(object, rows);
  }

  /**
   * @param path of a row's input
   */
  static Future<Records> upsert(
      Session session, Mutation mutation, List<WriteRow> rows, IntFunction<InputPath> path) {
    return rows.isEmpty()
        ? mutation.answer(session, new UUID[0])
        : attempt(session, mutation, rows, path, 1);
  }

  private static Future<Records> attempt(
      Session session,
      Mutation mutation,
      List<WriteRow> rows,
      IntFunction<InputPath> path,
      int attempt) {
    return session
        .inTransaction(
            transaction ->
                RelateRecords.around(
                    transaction,
                    mutation,
                    rows,
                    path,
                    (inside, related) -> new UpsertRecords(mutation, related).run(inside)))
        .recover(
            failure ->
                attempt < ATTEMPTS
                        && session.transactional() != null
                        && failure instanceof PgException e
                        && "23505".equals(e.getSqlState())
                    ? attempt(session, mutation, rows, path, attempt + 1)
                    : Future.failedFuture(failure));
  }

  private Future<Records> run(Session transaction) {
    UpsertMatches matches = new UpsertMatches(object, rows.size());
    Long[] locks = keys.hashes(mutation.scope().workspaceId());
    Future<?> locked =
        locks.length == 0
            ? Future.succeededFuture()
            : transaction.run(UpsertSql.lock(locks), mutation.bindings());
    return locked
        .compose(done -> find(transaction, matches, keys.sought(place -> true), false))
        .compose(done -> find(transaction, matches, keys.sought(matches::isOpen), true))
        .compose(done -> write(transaction, matches))
        .compose(ids -> mutation.answer(transaction, ids));
  }

  private Future<Void> find(
      Session transaction, UpsertMatches matches, List<Sought> sought, boolean deleted) {
    if (sought.isEmpty()) {
      return Future.succeededFuture();
    }
    return transaction
        .run(
            deleted
                ? UpsertSql.findDeleted(object, sought, mutation.scope())
                : UpsertSql.findLive(object, sought, mutation.scope()),
            mutation.bindings())
        .map(
            found -> {
              found.forEach(
                  row -> matches.add(row.getInteger(0), row.getUUID(1), row.getOffsetDateTime(2)));
              return null;
            });
  }

  private Future<UUID[]> write(Session transaction, UpsertMatches matches) {
    @Nullable UUID[] ids = matches.resolve();
    List<Integer> created = new ArrayList<>();
    List<UUID> known = new ArrayList<>();
    List<WriteRow> updates = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      UUID id = ids[i];
      if (id == null) {
        created.add(i);
      } else {
        known.add(id);
        updates.add(rows.get(i).givenOnly());
      }
    }
    Future<Void> updated =
        known.isEmpty()
            ? Future.succeededFuture()
            : mutation
                .write(transaction, ReviveSql.of(object, known, updates, mutation.scope()))
                .mapEmpty();
    return updated.compose(done -> insert(transaction, created, ids));
  }

  private Future<UUID[]> insert(Session transaction, List<Integer> created, @Nullable UUID[] ids) {
    if (created.isEmpty()) {
      return Future.succeededFuture(complete(ids));
    }
    WriteStatement insert =
        InsertSql.of(
            object, created.stream().map(rows::get).toList(), mutation.scope(), false, null);
    return mutation
        .write(transaction, insert)
        .map(
            written -> {
              int next = 0;
              for (Row row : written) {
                ids[created.get(next++)] = row.getUUID(insert.idColumn());
              }
              return complete(ids);
            });
  }

  private static UUID[] complete(@Nullable UUID[] ids) {
    return Arrays.stream(ids).toArray(UUID[]::new);
  }
}
