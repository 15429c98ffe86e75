package io.viginti.data.plan.shape;

import io.viginti.catalog.CatalogObject;
import io.viginti.data.plan.AggregatePlan;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.ConnectionPlan;
import io.viginti.data.plan.Output;
import io.viginti.data.plan.ReadPlan;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.RecordOutput;
import io.viginti.data.plan.RootPlan;
import io.viginti.data.plan.SortKey;
import io.viginti.data.plan.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * Third stage: deleted records stay hidden unless the filter names deletedAt, and every order ends
 * in the id, in the direction of its first key, so that it is total and an index can serve it.
 */
public final class CompleteReads {
  private CompleteReads() {}

  public static RootPlan complete(RootPlan plan) {
    return switch (plan) {
      case RootPlan.Search search -> search;
      case RootPlan.Read read -> new RootPlan.Read(complete(read.plan()), read.isList());
      case RootPlan.Aggregate aggregate -> new RootPlan.Aggregate(complete(aggregate.plan()));
      case RootPlan.Groups groups ->
          new RootPlan.Groups(groups.plan().withFigures(complete(groups.plan().figures())));
      case RootPlan.Connection connection -> new RootPlan.Connection(complete(connection.plan()));
      case RootPlan.Duplicates duplicates -> duplicates.with(CompleteReads::complete);
      case RootPlan.Write write -> write.with(CompleteReads::complete);
    };
  }

  /**
   * A condition that becomes a part of reads, wherever they follow relations: completing it again
   * with them changes nothing.
   */
  public static Condition complete(Condition rule) {
    return HideDeleted.forGood(rule);
  }

  private static ConnectionPlan complete(ConnectionPlan plan) {
    return new ConnectionPlan(
        complete(plan.rows()),
        plan.window(),
        plan.entries(),
        plan.total().map(CompleteReads::complete));
  }

  private static AggregatePlan complete(AggregatePlan plan) {
    return plan.withWhere(visible(plan.object(), plan.seesDeleted(), plan.where()))
        .withOutput(complete(plan.output()));
  }

  private static Condition visible(CatalogObject object, boolean seesDeleted, Condition where) {
    Condition within = HideDeleted.within(where);
    return seesDeleted ? within : new Condition.All(List.of(HideDeleted.isLive(object), within));
  }

  private static ReadPlan complete(ReadPlan read) {
    RecordOutput output = complete(read.output());
    return switch (read.anchor()) {
      case ReadPlan.GivenIds ids -> read.withOutput(output);
      case ReadPlan.Everything everything -> completeList(read, output);
      case ReadPlan.ChildrenBy children -> completeList(read, output);
      case ReadPlan.MembersOf members -> completeList(read, output);
      case ReadPlan.DuplicatesOf duplicates -> completeList(read, output);
    };
  }

  private static ReadPlan completeList(ReadPlan read, RecordOutput output) {
    CatalogObject object = read.object();
    Condition where = visible(object, read.seesDeleted(), read.where());
    return new ReadPlan(
        object,
        read.anchor(),
        read.seesDeleted(),
        where,
        totalOrder(object, read.order()),
        read.page(),
        output);
  }

  private static List<SortKey> totalOrder(CatalogObject object, List<SortKey> given) {
    Target id = Target.own(RecordColumns.id(object));
    List<SortKey> order = new ArrayList<>();
    for (SortKey key : given) {
      order.add(key);
      if (key.target().equals(id)) {
        return order;
      }
    }
    boolean ascending = given.isEmpty() || given.getFirst().direction().isAscending();
    order.add(
        new SortKey(
            id, ascending ? SortKey.Direction.ASC_NULLS_LAST : SortKey.Direction.DESC_NULLS_FIRST));
    return order;
  }

  private static RecordOutput complete(RecordOutput output) {
    return new RecordOutput(
        output.object(), output.entries().stream().map(CompleteReads::complete).toList());
  }

  private static Output complete(Output output) {
    return switch (output) {
      case Output.ToMany many -> new Output.ToMany(many.key(), many.field(), complete(many.read()));
      case Output.ToOne one ->
          new Output.ToOne(one.key(), one.field(), one.rule(), complete(one.record()));
      case Output.Same same -> new Output.Same(same.key(), complete(same.record()));
      case Output.Cursor cursor -> cursor;
      case Output.Measure measure -> measure;
      case Output.Nested nested -> nested;
      case Output.GroupKey key -> key;
      case Output.Members members -> new Output.Members(members.key(), complete(members.read()));
      case Output.ToManyFigures figures ->
          new Output.ToManyFigures(figures.key(), figures.field(), complete(figures.figures()));
      case Output.TypeName name -> name;
      case Output.Value value -> value;
      case Output.Masked masked -> masked;
      case Output.Documents documents -> documents;
      case Output.Composite composite -> composite;
    };
  }
}
