package io.viginti.data.plan.bind;

import com.fasterxml.jackson.databind.node.IntNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.data.plan.Limits;
import io.viginti.data.plan.RootPlan;
import io.viginti.data.query.Criteria;
import io.viginti.data.query.Operand;
import io.viginti.data.query.RecordConnection;
import io.viginti.data.query.RecordIntent;
import io.viginti.data.query.RecordMutation;
import io.viginti.data.query.RecordQuery;
import io.viginti.data.value.Problems;
import io.viginti.platform.error.VigintiException;

/** An intent to a plan in the names of the catalog; every problem of its input at once. */
public final class BindIntent {
  private BindIntent() {}

  public static RootPlan bind(RecordIntent intent, Catalog catalog, Limits limits) {
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
          case RecordMutation mutation ->
              new RootPlan.Write(
                  mutation.kind(),
                  object,
                  mutation.id(),
                  mutation.data(),
                  mutation.ifUpdatedAt(),
                  reads.byIds(object, mutation.selection()),
                  limits.mostRows());
        };
    problems.throwIfAny();
    return plan;
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
