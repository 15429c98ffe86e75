package io.viginti.data.plan.rewrite;

import io.viginti.data.plan.AggregatePlan;
import io.viginti.data.plan.ConnectionPlan;
import io.viginti.data.plan.Output;
import io.viginti.data.plan.ReadPlan;
import io.viginti.data.plan.RecordOutput;
import io.viginti.data.plan.RootPlan;

/** Applies every rewrite to every read of a plan. */
public final class RewritePlan {
  private RewritePlan() {}

  public static RootPlan rewrite(RootPlan plan) {
    return switch (plan) {
      case RootPlan.Search search -> search;
      case RootPlan.Read read -> new RootPlan.Read(rewrite(read.plan()), read.isList());
      case RootPlan.Aggregate aggregate -> new RootPlan.Aggregate(rewrite(aggregate.plan()));
      case RootPlan.Groups groups ->
          new RootPlan.Groups(groups.plan().withFigures(rewrite(groups.plan().figures())));
      case RootPlan.Connection connection -> new RootPlan.Connection(rewrite(connection.plan()));
      case RootPlan.Duplicates duplicates -> duplicates.with(RewritePlan::rewrite);
      case RootPlan.Write write -> write.with(RewritePlan::rewrite);
    };
  }

  private static ConnectionPlan rewrite(ConnectionPlan plan) {
    return new ConnectionPlan(
        rewrite(plan.rows()),
        plan.window(),
        plan.entries(),
        plan.total().map(RewritePlan::rewrite));
  }

  private static AggregatePlan rewrite(AggregatePlan plan) {
    return plan.withWhere(FoldConditions.fold(plan.where())).withOutput(rewrite(plan.output()));
  }

  private static ReadPlan rewrite(ReadPlan read) {
    return read.withWhere(FoldConditions.fold(read.where())).withOutput(rewrite(read.output()));
  }

  private static RecordOutput rewrite(RecordOutput output) {
    return new RecordOutput(
        output.object(), output.entries().stream().map(RewritePlan::rewrite).toList());
  }

  private static Output rewrite(Output output) {
    return switch (output) {
      case Output.ToMany many -> new Output.ToMany(many.key(), many.field(), rewrite(many.read()));
      case Output.ToOne one ->
          new Output.ToOne(one.key(), one.field(), one.rule(), rewrite(one.record()));
      case Output.Same same -> new Output.Same(same.key(), rewrite(same.record()));
      case Output.Cursor cursor -> cursor;
      case Output.Measure measure -> measure;
      case Output.Nested nested -> nested;
      case Output.GroupKey key -> key;
      case Output.Members members -> new Output.Members(members.key(), rewrite(members.read()));
      case Output.ToManyFigures figures ->
          new Output.ToManyFigures(figures.key(), figures.field(), rewrite(figures.figures()));
      case Output.TypeName name -> name;
      case Output.Value value -> value;
      case Output.Masked masked -> masked;
      case Output.Documents documents -> documents;
      case Output.Composite composite -> composite;
    };
  }
}
