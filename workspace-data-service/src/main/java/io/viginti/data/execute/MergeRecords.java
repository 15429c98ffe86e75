package io.viginti.data.execute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Junction;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.plan.Comparator;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.RowRules;
import io.viginti.data.plan.Target;
import io.viginti.data.query.Change;
import io.viginti.data.query.Operand;
import io.viginti.data.sql.MergeSql;
import io.viginti.data.sql.Savepoint;
import io.viginti.data.sql.Which;
import io.viginti.data.sql.WriteScope;
import io.viginti.data.sql.WriteSql;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.LinkChange;
import io.viginti.data.value.MergeRows;
import io.viginti.data.value.WriteRow;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes one record of several in one transaction: deletes the others, which frees their unique
 * values, lets everything that pointed at them point at the survivor, then gives it the merged
 * values. A dry run does the same, reads the answer and goes back.
 */
final class MergeRecords {
  private final Session session;
  private final Mutation mutation;
  private final CatalogObject object;
  private final MergeChoice choice;

  /** What a merge entails is done whoever sees it. */
  private final WriteScope scope;

  private long touched;

  private MergeRecords(Session session, Mutation mutation, MergeChoice choice) {
    this.session = session;
    this.mutation = mutation;
    this.object = mutation.object();
    this.choice = choice;
    this.scope = mutation.scope().seeing(RowRules.none());
  }

  static Future<Records> merge(Session session, Mutation mutation, Change.Merge merge) {
    MergeChoice choice = MergeChoice.of(mutation, merge);
    return session.inTransaction(
        transaction -> {
          MergeRecords work = new MergeRecords(transaction, mutation, choice);
          return merge.isDryRun() ? work.dryRun() : work.run();
        });
  }

  private Future<Records> dryRun() {
    return session
        .run(Savepoint.set(), mutation.bindings())
        .compose(done -> run())
        .compose(
            records ->
                session.run(Savepoint.rollBack(), mutation.bindings()).map(forgotten -> records));
  }

  private Future<Records> run() {
    return session
        .run(
            MergeSql.lock(object, choice.all(), mutation.scope().sees().of(object)),
            mutation.bindings())
        .map(this::inOrder)
        .compose(
            rows -> withLinks(MergeRows.merge(object, rows, mutation.writer().rights()::mayWrite)))
        .compose(this::apply)
        .compose(
            done -> SeenRecords.require(session, mutation, object, new UUID[] {choice.survivor()}))
        .compose(done -> mutation.answer(session, new UUID[] {choice.survivor()}));
  }

  private List<JsonNode> inOrder(RowSet<Row> found) {
    Map<UUID, JsonNode> byId = new HashMap<>();
    found.forEach(row -> byId.put(row.getUUID(0), JsonText.parse(row.getString(1))));
    List<JsonNode> rows = new ArrayList<>();
    for (UUID id : choice.all()) {
      JsonNode row = byId.get(id);
      if (row == null) {
        throw VigintiException.notFound(object.names().type());
      }
      rows.add(row);
    }
    return rows;
  }

  /**
   * The survivor is linked to what the losers are linked to. Their own links stay with them, as
   * those of every deleted record do.
   */
  private Future<WriteRow> withLinks(WriteRow merged) {
    List<LinkChange> links = new ArrayList<>();
    Future<?> done = Future.succeededFuture();
    for (Junction junction : object.junctions()) {
      if (!mayWrite(junction)) {
        continue;
      }
      done =
          done.compose(
              before ->
                  session
                      .run(
                          MergeSql.linked(junction, choice.losers(), choice.all()),
                          mutation.bindings())
                      .onSuccess(found -> addLinks(links, junction, Mutation.ids(found, 0))));
    }
    return done.map(
        all -> {
          WriteRow row = new WriteRow(merged.columns(), merged.columnsOfField(), links);
          mutation.requireWithin(List.of(row));
          return row;
        });
  }

  /** What the caller may not write stays as it is. */
  private boolean mayWrite(Junction junction) {
    return junction
        .name()
        .map(object::requireField)
        .map(mutation.writer().rights()::mayWrite)
        .orElse(true);
  }

  private static void addLinks(List<LinkChange> links, Junction junction, UUID[] ids) {
    if (ids.length > 0) {
      String field = junction.name().orElse("");
      links.add(new LinkChange(field, junction, false, List.of(ids), List.of()));
    }
  }

  private Future<?> apply(WriteRow merged) {
    Condition losers = isOneOf(RecordColumns.id(object), choice.losers());
    List<Supplier<Future<?>>> steps = new ArrayList<>();
    steps.add(() -> mutation.write(session, WriteSql.delete(object, chosen(losers), scope, null)));
    for (ReferenceField relation : object.referrers()) {
      steps.add(() -> relation.isOneToOne() ? moveOne(relation) : move(relation, choice.losers()));
    }
    steps.add(
        () ->
            mutation.write(
                session,
                WriteSql.update(
                    object, new Which.One(choice.survivor(), null), merged, scope, null)));
    Future<?> done = Future.succeededFuture();
    for (Supplier<Future<?>> step : steps) {
      done = done.compose(before -> step.get());
    }
    return done;
  }

  private Future<Void> move(ReferenceField relation, UUID[] targets) {
    RelationIdField id = (RelationIdField) relation.owner().requireField(relation.idName());
    Map<String, WriteRow.ColumnWrite> columns = new LinkedHashMap<>();
    columns.put(id.column(), new WriteRow.Assign(ColumnType.UUID, choice.survivor()));
    WriteRow row = new WriteRow(columns, Map.of(id.name(), List.of(id.column())), List.of());
    return mutation
        .write(
            session,
            WriteSql.update(relation.owner(), chosen(isOneOf(id, targets)), row, scope, null))
        .map(
            rows -> {
              touched += rows.size();
              mutation.requireWithin(touched);
              return null;
            });
  }

  /** Only one record may point at the survivor: its own, else that of the first who has one. */
  private Future<Void> moveOne(ReferenceField relation) {
    return session
        .run(MergeSql.referredTo(relation, choice.all()), mutation.bindings())
        .compose(
            found -> {
              List<UUID> referred = List.of(Mutation.ids(found, 0));
              for (UUID id : choice.all()) {
                if (referred.contains(id)) {
                  return id.equals(choice.survivor())
                      ? Future.succeededFuture()
                      : move(relation, new UUID[] {id});
                }
              }
              return Future.succeededFuture();
            });
  }

  private Which chosen(Condition condition) {
    return new Which.Chosen(condition, mutation.plan().mostRows());
  }

  private static Condition isOneOf(Leaf leaf, UUID[] ids) {
    ArrayNode list = JsonText.mapper().createArrayNode();
    for (UUID id : ids) {
      list.add(id.toString());
    }
    return new Condition.Comparison(
        Target.own(leaf), Comparator.IN, new Operand.Constant(list), InputPath.of("ids"));
  }
}
