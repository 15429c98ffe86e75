package io.viginti.data.execute;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.EnumType;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.RecordOutput;
import io.viginti.data.plan.RootPlan;
import io.viginti.data.query.Operand;
import io.viginti.data.query.RecordMutation;
import io.viginti.data.sql.Bindings;
import io.viginti.data.sql.InsertSql;
import io.viginti.data.sql.Operands;
import io.viginti.data.sql.ReadStatement;
import io.viginti.data.sql.WriteScope;
import io.viginti.data.sql.WriteSql;
import io.viginti.data.sql.WriteStatement;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import io.viginti.data.value.RecordInput;
import io.viginti.data.value.Scalar;
import io.viginti.data.value.WriteRow;
import io.viginti.platform.error.VigintiException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs one mutation. Where the record's own row answers the selection this is one statement;
 * otherwise the answer is read after it.
 */
final class WriteRecords {
  private static final InputPath DATA = InputPath.of("data");

  private final Session session;
  private final RootPlan.Write plan;
  private final ReadStatement answer;
  private final Bindings bindings;
  private final WriteScope scope;
  private final RecordInput.Writer writer;
  private final CatalogObject object;

  private WriteRecords(
      Session session,
      RootPlan.Write plan,
      ReadStatement answer,
      Bindings bindings,
      WriteScope scope,
      RecordInput.Writer writer) {
    this.session = session;
    this.plan = plan;
    this.answer = answer;
    this.bindings = bindings;
    this.scope = scope;
    this.writer = writer;
    this.object = plan.object();
  }

  /**
   * @param answer the statement of {@code plan.answer()}
   */
  static Future<Records> write(
      Session session,
      RootPlan.Write plan,
      ReadStatement answer,
      Bindings bindings,
      WriteScope scope,
      RecordInput.Writer writer) {
    answer.check(bindings);
    WriteRecords write = new WriteRecords(session, plan, answer, bindings, scope, writer);
    return switch (plan.kind()) {
      case CREATE, CREATE_MANY -> write.create();
      case CREATE_IF_ABSENT -> write.createIfAbsent();
      case UPSERT -> write.upsert();
      case UPDATE -> write.update();
      case DELETE -> write.delete();
      case RESTORE -> write.restore();
      case DESTROY ->
          DestroyRecord.destroy(
              session, plan.object(), write.id(), plan.mostRows(), answer, bindings, scope);
    };
  }

  private @Nullable RecordOutput ownAnswer() {
    RecordOutput output = plan.answer().output();
    return output.isOwnRowEnough() ? output : null;
  }

  private UUID id() {
    return (UUID) read(plan.id(), Scalar.ID, "id");
  }

  private @Nullable OffsetDateTime ifUpdatedAt() {
    JsonNode value = plan.ifUpdatedAt().resolve(bindings.variables());
    return value.isMissingNode() || value.isNull()
        ? null
        : (OffsetDateTime) read(plan.ifUpdatedAt(), Scalar.DATE_TIME, "ifUpdatedAt");
  }

  private Object read(Operand operand, Scalar scalar, String argument) {
    return Operands.read(
        operand.resolve(bindings.variables()), scalar, EnumType.NONE, InputPath.of(argument));
  }

  private List<WriteRow> creations() {
    JsonNode data = plan.data().resolve(bindings.variables());
    Problems problems = new Problems();
    List<WriteRow> rows = new ArrayList<>();
    if (plan.kind() == RecordMutation.Kind.CREATE || !data.isArray()) {
      rows.add(RecordInput.forCreate(object, data, writer, DATA, problems));
    } else {
      if (data.size() > plan.mostRows()) {
        throw VigintiException.limit("rows of a mutation", plan.mostRows(), data.size());
      }
      for (int i = 0; i < data.size(); i++) {
        rows.add(RecordInput.forCreate(object, data.get(i), writer, DATA.then(i), problems));
      }
    }
    problems.throwIfAny();
    return rows;
  }

  private Future<Records> create() {
    List<WriteRow> rows = creations();
    return rows.isEmpty()
        ? Future.succeededFuture(new Records(List.of(), List.of(), Map.of(), List.of()))
        : run(session, InsertSql.of(object, rows, scope, false, ownAnswer()));
  }

  private Future<Records> createIfAbsent() {
    List<WriteRow> rows = creations();
    UUID[] ids = givenIds(rows);
    return rows.isEmpty()
        ? answer(session, ids)
        : session
            .run(InsertSql.of(object, rows, scope, true, null).statement(), bindings)
            .compose(written -> answer(session, ids));
  }

  private Future<Records> upsert() {
    List<WriteRow> rows = creations();
    UUID[] ids = givenIds(rows);
    if (rows.isEmpty()) {
      return answer(session, ids);
    }
    return session.inTransaction(
        transaction ->
            transaction
                .run(InsertSql.of(object, rows, scope, true, null).statement(), bindings)
                .compose(inserted -> revive(transaction, rows, ids, idsOf(inserted), 0))
                .compose(done -> answer(transaction, ids)));
  }

  private Future<Void> revive(
      Session transaction, List<WriteRow> rows, UUID[] ids, Set<UUID> inserted, int at) {
    if (at == ids.length) {
      return Future.succeededFuture();
    }
    if (inserted.contains(ids[at])) {
      return revive(transaction, rows, ids, inserted, at + 1);
    }
    WriteStatement update = WriteSql.revive(object, ids[at], rows.get(at).givenOnly(), scope, null);
    return transaction
        .run(update.statement(), bindings)
        .compose(done -> revive(transaction, rows, ids, inserted, at + 1));
  }

  private static Set<UUID> idsOf(RowSet<Row> rows) {
    Set<UUID> ids = new HashSet<>();
    rows.forEach(row -> ids.add(row.getUUID(0)));
    return ids;
  }

  private UUID[] givenIds(List<WriteRow> rows) {
    String column = RecordColumns.id(object).column();
    Problems problems = new Problems();
    UUID[] ids = new UUID[rows.size()];
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < ids.length; i++) {
      if (rows.get(i).columns().get(column) instanceof WriteRow.Assign(var type, UUID id)) {
        ids[i] = id;
        if (!seen.add(id)) {
          problems.add(DATA.then(i).then("id"), "is given twice");
        }
      } else {
        problems.add(DATA.then(i).then("id"), "is required");
      }
    }
    problems.throwIfAny();
    return ids;
  }

  private Future<Records> update() {
    Problems problems = new Problems();
    JsonNode data = plan.data().resolve(bindings.variables());
    WriteRow row = RecordInput.forUpdate(object, data, writer, DATA, problems);
    problems.throwIfAny();
    UUID id = id();
    OffsetDateTime seen = ifUpdatedAt();
    return requireOne(
        run(session, WriteSql.update(object, id, row, seen, scope, ownAnswer())), id, seen);
  }

  private Future<Records> delete() {
    UUID id = id();
    OffsetDateTime seen = ifUpdatedAt();
    return requireOne(
        run(session, WriteSql.delete(object, id, seen, scope, ownAnswer())), id, seen);
  }

  private Future<Records> restore() {
    UUID id = id();
    Future<Records> restored =
        run(session, WriteSql.restore(object, id, scope, ownAnswer()))
            .recover(
                failure ->
                    Future.failedFuture(
                        failure instanceof PgException e && "23505".equals(e.getSqlState())
                            ? VigintiException.conflict(
                                "Another record has the same value of a unique field by now")
                            : failure));
    return requireOne(restored, id, null);
  }

  private Future<Records> requireOne(
      Future<Records> written, UUID id, @Nullable OffsetDateTime seen) {
    return written.compose(
        records -> {
          if (!records.rows().isEmpty()) {
            return Future.succeededFuture(records);
          }
          VigintiException missing = VigintiException.notFound(object.names().type());
          return seen == null
              ? Future.failedFuture(missing)
              : session
                  .run(WriteSql.findLive(object, id), bindings)
                  .compose(
                      live ->
                          Future.failedFuture(
                              live.size() == 0
                                  ? missing
                                  : VigintiException.conflict(
                                      "The record was changed after ifUpdatedAt")));
        });
  }

  private Future<Records> run(Session in, WriteStatement write) {
    return in.run(write.statement(), bindings)
        .compose(
            result -> {
              List<Row> rows = new ArrayList<>(result.size());
              result.forEach(rows::add);
              if (rows.isEmpty() || !write.cells().isEmpty()) {
                return Future.succeededFuture(
                    new Records(write.cells(), rows, Map.of(), List.of()));
              }
              UUID[] ids =
                  rows.stream().map(row -> row.getUUID(write.idColumn())).toArray(UUID[]::new);
              return answer(in, ids);
            });
  }

  private Future<Records> answer(Session in, UUID[] ids) {
    return ReadRecords.read(in, answer, bindings.withIds(ids));
  }
}
