package io.viginti.data.execute;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.viginti.catalog.CatalogObject;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.query.Change;
import io.viginti.data.query.Operand;
import io.viginti.data.sql.InsertSql;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import io.viginti.data.value.RecordInput;
import io.viginti.data.value.WriteRow;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;

/** Creates records; repeated commands of the mesh find them there. */
final class CreateRecords {
  private final Session session;
  private final Mutation mutation;
  private final CatalogObject object;

  CreateRecords(Session session, Mutation mutation) {
    this.session = session;
    this.mutation = mutation;
    this.object = mutation.object();
  }

  Future<Records> create(Change.Create create) {
    List<WriteRow> rows = rows(create.data(), create.isMany());
    return rows.isEmpty()
        ? mutation.answer(session, new UUID[0])
        : RelateRecords.around(
            session,
            mutation,
            rows,
            place(create.data(), create.isMany()),
            (inside, related) ->
                mutation.run(
                    inside,
                    InsertSql.of(object, related, mutation.scope(), false, mutation.ownAnswer())));
  }

  Future<Records> createIfAbsent(Change.CreateIfAbsent create) {
    List<WriteRow> rows = rows(create.data(), true);
    UUID[] ids = givenIds(rows);
    if (rows.stream().anyMatch(row -> row.creations() > 0)) {
      throw VigintiException.badInput("What may be there already cannot create what it relates to");
    }
    return rows.isEmpty()
        ? mutation.answer(session, ids)
        : RelateRecords.around(
            session,
            mutation,
            rows,
            Mutation.DATA::then,
            (inside, related) ->
                mutation
                    .write(inside, InsertSql.of(object, related, mutation.scope(), true, null))
                    .compose(written -> SeenRecords.among(inside, mutation, object, ids))
                    .compose(seen -> mutation.answer(inside, seen)));
  }

  Future<Records> upsert(Change.Upsert upsert) {
    return UpsertRecords.upsert(
        session,
        mutation,
        rows(upsert.data(), upsert.isMany()),
        place(upsert.data(), upsert.isMany()));
  }

  /** Where the input of a row is. */
  private IntFunction<InputPath> place(Operand operand, boolean isMany) {
    return isMany && mutation.resolve(operand).isArray()
        ? Mutation.DATA::then
        : row -> Mutation.DATA;
  }

  private List<WriteRow> rows(Operand operand, boolean isMany) {
    JsonNode data = mutation.resolve(operand);
    Problems problems = new Problems();
    List<WriteRow> rows = new ArrayList<>();
    if (isMany && data.isArray()) {
      mutation.requireWithin(data.size());
      for (int i = 0; i < data.size(); i++) {
        rows.add(row(data.get(i), Mutation.DATA.then(i), problems));
      }
    } else {
      rows.add(row(data, Mutation.DATA, problems));
    }
    problems.throwIfAny();
    mutation.requireWithin(rows);
    return rows;
  }

  private WriteRow row(JsonNode data, InputPath at, Problems problems) {
    return RecordInput.forCreate(object, data, mutation.writer(), at, problems);
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
          problems.add(Mutation.DATA.then(i).then("id"), "is given twice");
        }
      } else {
        problems.add(Mutation.DATA.then(i).then("id"), "is required");
      }
    }
    problems.throwIfAny();
    return ids;
  }
}
