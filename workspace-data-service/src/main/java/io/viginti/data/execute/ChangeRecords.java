package io.viginti.data.execute;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.viginti.catalog.CatalogObject;
import io.viginti.data.query.Change;
import io.viginti.data.sql.DestructionSql;
import io.viginti.data.sql.Savepoint;
import io.viginti.data.sql.Which;
import io.viginti.data.sql.WriteSql;
import io.viginti.data.sql.WriteStatement;
import io.viginti.data.value.Problems;
import io.viginti.data.value.RecordInput;
import io.viginti.data.value.WriteRow;
import io.viginti.platform.error.VigintiException;
import java.util.List;

/** Updates, deletes and restores: one record or all that a filter chooses, in one statement. */
final class ChangeRecords {
  private final Session session;
  private final Mutation mutation;
  private final CatalogObject object;

  ChangeRecords(Session session, Mutation mutation) {
    this.session = session;
    this.mutation = mutation;
    this.object = mutation.object();
  }

  Future<Records> update(Change.Update update) {
    Problems problems = new Problems();
    WriteRow row =
        RecordInput.forUpdate(
            object, mutation.resolve(update.data()), mutation.writer(), Mutation.DATA, problems);
    problems.throwIfAny();
    mutation.requireWithin(List.of(row));
    Which which = mutation.which(update.chosen());
    return which instanceof Which.Chosen && row.creations() > 0
        ? session.inTransaction(inside -> updateIfAny(inside, which, row))
        : update(session, which, row);
  }

  private Future<Records> update(Session session, Which which, WriteRow row) {
    return RelateRecords.around(
        session,
        mutation,
        List.of(row),
        only -> Mutation.DATA,
        (inside, related) ->
            new ChangeRecords(inside, mutation)
                .run(
                    which,
                    WriteSql.update(
                        object,
                        which,
                        related.getFirst(),
                        mutation.scope(),
                        mutation.ownAnswer())));
  }

  /** Where the filter chooses nothing there is nothing to relate: what was created for it goes. */
  private Future<Records> updateIfAny(Session transaction, Which which, WriteRow row) {
    return transaction
        .run(Savepoint.set(), mutation.bindings())
        .compose(set -> update(transaction, which, row))
        .compose(
            records ->
                records.rows().isEmpty()
                    ? transaction
                        .run(Savepoint.rollBack(), mutation.bindings())
                        .map(gone -> records)
                    : Future.succeededFuture(records));
  }

  Future<Records> delete(Change.Delete delete) {
    Which which = mutation.which(delete.chosen());
    return run(which, WriteSql.delete(object, which, mutation.scope(), mutation.ownAnswer()));
  }

  Future<Records> restore(Change.Restore restore) {
    Which which = mutation.which(restore.chosen());
    return run(which, WriteSql.restore(object, which, mutation.scope(), mutation.ownAnswer()))
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof PgException e && "23505".equals(e.getSqlState())
                        ? VigintiException.conflict(
                            "Another record has the same value of a unique field by now")
                        : failure));
  }

  private Future<Records> run(Which which, WriteStatement write) {
    Future<Records> written = mutation.run(session, write);
    return switch (which) {
      case Which.Chosen chosen -> written;
      case Which.One one ->
          written.compose(
              records ->
                  records.rows().isEmpty()
                      ? refuse(one, mutation.plan().change())
                      : Future.succeededFuture(records));
    };
  }

  private Future<Records> refuse(Which.One one, Change change) {
    VigintiException missing = VigintiException.notFound(object.names().type());
    if (change instanceof Change.Restore) {
      return session
          .run(DestructionSql.findPending(object, one.id(), mutation.scope()), mutation.bindings())
          .compose(
              pending ->
                  Future.failedFuture(
                      pending.size() == 0
                          ? missing
                          : VigintiException.conflict("The record is being destroyed")));
    }
    return one.ifUpdatedAt() == null
        ? Future.failedFuture(missing)
        : session
            .run(
                WriteSql.findLive(object, one.id(), mutation.scope().sees().of(object)),
                mutation.bindings())
            .compose(
                live ->
                    Future.failedFuture(
                        live.size() == 0
                            ? missing
                            : VigintiException.conflict(
                                "The record was changed after ifUpdatedAt")));
  }
}
