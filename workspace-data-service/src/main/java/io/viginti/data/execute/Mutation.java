package io.viginti.data.execute;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.value.Scalar;
import io.viginti.data.plan.ReadPlan;
import io.viginti.data.plan.RecordOutput;
import io.viginti.data.plan.RootPlan;
import io.viginti.data.query.Change;
import io.viginti.data.query.Operand;
import io.viginti.data.sql.Bindings;
import io.viginti.data.sql.MorphTargets;
import io.viginti.data.sql.Operands;
import io.viginti.data.sql.ReadStatement;
import io.viginti.data.sql.Which;
import io.viginti.data.sql.WriteScope;
import io.viginti.data.sql.WriteStatement;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.RecordInput;
import io.viginti.data.value.WriteRow;
import io.viginti.platform.error.VigintiException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mutation of one request: its plan with the request's values, and how its statements become
 * answers. Where the record's own row answers the selection the statement that writes answers too;
 * otherwise the answer is read after it.
 *
 * @param answer the statement of {@code plan.answer()}
 */
record Mutation(
    RootPlan.Write plan,
    ReadStatement answer,
    Bindings bindings,
    WriteScope scope,
    RecordInput.Writer writer) {
  Mutation(
      RootPlan.Write plan,
      ReadStatement answer,
      Bindings bindings,
      WriteScope scope,
      boolean isMesh) {
    this(
        plan,
        answer,
        bindings,
        scope.seeing(plan.rights().rules()),
        new RecordInput.Writer(isMesh, plan.rights().inputs()));
  }

  static final InputPath DATA = InputPath.of("data");
  private static final Records NOTHING = new Records(List.of(), List.of(), Map.of(), List.of());

  CatalogObject object() {
    return plan.object();
  }

  JsonNode resolve(Operand operand) {
    return operand.resolve(bindings.variables());
  }

  /** The answer, when the record's own row is enough. */
  @Nullable RecordOutput ownAnswer() {
    RecordOutput output = plan.answer().output();
    return output.isOwnRowEnough() ? output : null;
  }

  /** The records that a change is about. */
  Which which(Change.Chosen chosen) {
    return switch (chosen) {
      case Change.ById(var id, var ifUpdatedAt) ->
          new Which.One((UUID) read(id, Scalar.ID, "id"), version(ifUpdatedAt));
      case Change.Matching(var filter) -> {
        ReadPlan matching = plan.matching();
        if (matching == null) {
          throw new IllegalStateException("the plan has no condition for " + filter);
        }
        yield new Which.Chosen(matching.where(), plan.mostRows());
      }
    };
  }

  private @Nullable OffsetDateTime version(Operand ifUpdatedAt) {
    JsonNode value = resolve(ifUpdatedAt);
    return value.isMissingNode() || value.isNull()
        ? null
        : (OffsetDateTime) read(ifUpdatedAt, Scalar.DATE_TIME, "ifUpdatedAt");
  }

  private Object read(Operand operand, Scalar scalar, String argument) {
    return Operands.read(resolve(operand), scalar, EnumType.NONE, InputPath.of(argument));
  }

  /**
   * Runs a write and answers the records written; none when it wrote none. In a transaction where
   * the answer may be refused for its rows: nothing is written then; and where the writer does not
   * see all records, so that the answer is of what was there to them.
   */
  Future<Records> run(Session session, WriteStatement write) {
    boolean isReadAfter = write.cells().isEmpty() && !answer.children().isEmpty();
    int records = plan.change().isMany() ? plan.mostRows() : 1;
    boolean mayBeRefused =
        isReadAfter && session.budget().mayExceed(answer.mostRowsOfAll(bindings, records));
    return mayBeRefused || scope.sees().restrict(object()) || !write.touched().isEmpty()
        ? session.inTransaction(transaction -> writeAndAnswer(transaction, write))
        : writeAndAnswer(session, write);
  }

  private Future<Records> writeAndAnswer(Session session, WriteStatement write) {
    return write(session, write)
        .compose(
            rows ->
                rows.isEmpty() || !write.cells().isEmpty()
                    ? Future.succeededFuture(new Records(write.cells(), rows, Map.of(), List.of()))
                    : answer(session, ids(rows, write.idColumn())));
  }

  /**
   * Runs a write and gives a row for each record written. FORBIDDEN, and nothing is written, where
   * one would not be there to the writer any more.
   */
  Future<List<Row>> write(Session session, WriteStatement write) {
    return write.touched().isEmpty()
        ? writeAlone(session, write)
        : session.inTransaction(
            inside ->
                writeAlone(inside, write)
                    .compose(rows -> SeenRecords.requireTouched(inside, this, write, rows)));
  }

  private Future<List<Row>> writeAlone(Session session, WriteStatement write) {
    return session
        .run(write.statement(), bindings)
        .compose(
            result -> {
              List<Row> rows = written(result, write);
              return rows.isEmpty() && !write.targets().isEmpty()
                  ? requireTargets(session, write.targets()).map(found -> rows)
                  : Future.succeededFuture(rows);
            });
  }

  private List<Row> written(RowSet<Row> result, WriteStatement write) {
    List<Row> rows = new ArrayList<>(result.size());
    for (Row row : result) {
      if (write.chosenColumn() >= 0) {
        requireWithin(row.getLong(write.chosenColumn()));
      }
      if (row.getUUID(write.idColumn()) != null) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** The limit of rows holds for what a filter chooses as for what is given. */
  void requireWithin(long rows) {
    if (rows > plan.mostRows()) {
      throw VigintiException.limit("rows of a mutation", plan.mostRows(), rows);
    }
  }

  /** The limit of rows holds for all that are created, and for the links given as well. */
  void requireWithin(List<WriteRow> rows) {
    requireWithin(rows.size() + rows.stream().mapToLong(WriteRow::creations).sum());
    requireWithin(rows.stream().mapToLong(WriteRow::linkCount).sum());
  }

  private Future<Void> requireTargets(Session session, MorphTargets targets) {
    return session
        .run(targets.findMissing(), bindings)
        .compose(
            missing -> {
              for (Row row : missing) {
                return Future.failedFuture(
                    DatabaseFaults.missingTarget(targets.at(row.getInteger(0)).idName()));
              }
              return Future.succeededFuture();
            });
  }

  Future<Records> answer(Session session, UUID[] ids) {
    return ids.length == 0
        ? Future.succeededFuture(NOTHING)
        : ReadRecords.read(session, answer, bindings.withIds(ids));
  }

  static UUID[] ids(Iterable<Row> rows, int column) {
    List<UUID> ids = new ArrayList<>();
    rows.forEach(row -> ids.add(row.getUUID(column)));
    return ids.toArray(UUID[]::new);
  }
}
