package io.viginti.data.plan.bind;

import com.fasterxml.jackson.databind.node.IntNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.data.plan.Limits;
import io.viginti.data.plan.ReadPlan;
import io.viginti.data.plan.RootPlan;
import io.viginti.data.plan.WriteRights;
import io.viginti.data.query.Change;
import io.viginti.data.query.Criteria;
import io.viginti.data.query.Intent;
import io.viginti.data.query.Operand;
import io.viginti.data.query.RecordAggregate;
import io.viginti.data.query.RecordConnection;
import io.viginti.data.query.RecordDuplicates;
import io.viginti.data.query.RecordGroups;
import io.viginti.data.query.RecordIntent;
import io.viginti.data.query.RecordMutation;
import io.viginti.data.query.RecordQuery;
import io.viginti.data.query.TextSearch;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import io.viginti.platform.error.VigintiException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An intent to a plan in the names of the catalog; every problem of its input at once. */
public final class BindIntent {
  private BindIntent() {}

  public static RootPlan bind(Intent intent, Catalog catalog, Limits limits) {
    return switch (intent) {
      case TextSearch search -> BindSearch.bind(search, catalog, limits);
      case RecordIntent records -> records(records, catalog, limits);
    };
  }

  private static RootPlan records(RecordIntent intent, Catalog catalog, Limits limits) {
    CatalogObject object =
        catalog
            .findObject(intent.object())
            .orElseThrow(() -> VigintiException.badInput("There is no object " + intent.object()));
    Problems problems = new Problems();
    BindRead reads = new BindRead(limits, problems);
    RootPlan plan =
        switch (intent) {
          case RecordQuery query ->
              new RootPlan.Read(
                  reads.everything(object, query.id(), criteria(query), query.selection()),
                  query.cardinality() == RecordQuery.Cardinality.MANY);
          case RecordConnection connection ->
              new RootPlan.Connection(new BindConnection(object, reads, problems).bind(connection));
          case RecordAggregate aggregate ->
              new RootPlan.Aggregate(
                  reads.figures(
                      object,
                      new ReadPlan.Everything(),
                      aggregate.filter(),
                      new BindFigures(object).bind(aggregate.selection())));
          case RecordGroups groups ->
              new RootPlan.Groups(new BindGroups(object, reads, problems).bind(groups));
          case RecordDuplicates duplicates -> duplicates(duplicates, object, reads, problems);
          case RecordMutation mutation ->
              new RootPlan.Write(
                  mutation.change(),
                  object,
                  matching(mutation.change(), object, reads),
                  reads.byIds(object, mutation.selection()),
                  limits.mostRows(),
                  WriteRights.all());
        };
    problems.throwIfAny();
    return plan;
  }

  private static RootPlan duplicates(
      RecordDuplicates intent, CatalogObject object, BindRead reads, Problems problems) {
    boolean isById = !intent.ids().isNothing();
    if (isById != intent.data().isNothing()) {
      problems.add(InputPath.of("ids"), "either ids or data must be given");
    }
    ReadPlan plan =
        reads.duplicates(
            new ReadPlan.DuplicatesOf(object.duplicateCriteria(), isById),
            object,
            intent.selection());
    return new RootPlan.Duplicates(
        plan, isById ? intent.ids() : intent.data(), plan.page().mostRows(), Set.of());
  }

  /** Deleted records are updated where the filter names deletedAt, and never deleted again. */
  private static @Nullable ReadPlan matching(Change change, CatalogObject object, BindRead reads) {
    return switch (change) {
      case Change.Update(Change.Matching(var filter), var data) ->
          reads.chosen(object, filter, BindFilter.namesDeletedAt(filter));
      case Change.Delete(Change.Matching(var filter)) -> reads.chosen(object, filter, false);
      case Change.Restore(Change.Matching(var filter)) -> reads.deleted(object, filter);
      case Change.Destroy(Change.Matching(var filter)) -> reads.chosen(object, filter, true);
      case Change.Create create -> null;
      case Change.CreateIfAbsent create -> null;
      case Change.Upsert upsert -> null;
      case Change.Update update -> null;
      case Change.Delete delete -> null;
      case Change.Restore restore -> null;
      case Change.Destroy destroy -> null;
      case Change.Merge merge -> null;
    };
  }

  private static Criteria criteria(RecordQuery query) {
    Criteria given = query.criteria();
    return switch (query.cardinality()) {
      case MANY -> given;
      case ONE ->
          new Criteria(
              given.filter(),
              given.orderBy(),
              new Operand.Constant(IntNode.valueOf(1)),
              given.offset());
    };
  }
}
