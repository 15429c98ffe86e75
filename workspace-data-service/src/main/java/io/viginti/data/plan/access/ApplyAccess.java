package io.viginti.data.plan.access;

import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.data.plan.AggregatePlan;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.ConnectionPlan;
import io.viginti.data.plan.Dimension;
import io.viginti.data.plan.Figure;
import io.viginti.data.plan.GroupPlan;
import io.viginti.data.plan.Output;
import io.viginti.data.plan.ReadPlan;
import io.viginti.data.plan.RecordOutput;
import io.viginti.data.plan.RootPlan;
import io.viginti.data.plan.SortKey;
import io.viginti.data.value.InputPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Second stage: a plan that uses what the caller may not read is FORBIDDEN, whatever the data, and
 * row rules become parts of its reads. Who is not restricted gets the plan as it is.
 */
public final class ApplyAccess {
  private final ResolvedAccess access;
  private final ApplyToConditions conditions;

  private ApplyAccess(ResolvedAccess access) {
    this.access = access;
    this.conditions = new ApplyToConditions(access);
  }

  public static RootPlan apply(RootPlan plan, ResolvedAccess access) {
    return access.isUnrestricted() ? plan : new ApplyAccess(access).apply(plan);
  }

  private RootPlan apply(RootPlan plan) {
    return switch (plan) {
      case RootPlan.Read read -> new RootPlan.Read(apply(read.plan(), null), read.isList());
      case RootPlan.Aggregate aggregate -> new RootPlan.Aggregate(apply(aggregate.plan(), null));
      case RootPlan.Groups groups -> new RootPlan.Groups(apply(groups.plan()));
      case RootPlan.Connection connection -> new RootPlan.Connection(apply(connection.plan()));
      case RootPlan.Duplicates duplicates -> apply(duplicates);
      case RootPlan.Search search -> apply(search);
      case RootPlan.Write write ->
          ApplyToWrite.apply(write.with(read -> apply(read, null)), access);
    };
  }

  private ConnectionPlan apply(ConnectionPlan plan) {
    return new ConnectionPlan(
        apply(plan.rows(), null),
        plan.window(),
        plan.entries(),
        plan.total().map(total -> apply(total, null)));
  }

  private RootPlan.Duplicates apply(RootPlan.Duplicates plan) {
    return new RootPlan.Duplicates(
        apply(plan.plan(), null),
        plan.given(),
        plan.mostRows(),
        access.on(plan.plan().object()).unreadable());
  }

  private RootPlan.Search apply(RootPlan.Search plan) {
    List<RootPlan.Searched> searched = new ArrayList<>();
    for (RootPlan.Searched one : plan.searched()) {
      ObjectAccess of = access.on(one.object());
      if (of.canRead()) {
        searched.add(new RootPlan.Searched(one.object(), of.rule(), of.unreadable()));
      }
    }
    return new RootPlan.Search(searched, plan.named(), plan.query(), plan.page(), plan.output());
  }

  private GroupPlan apply(GroupPlan plan) {
    List<Dimension> dimensions = apply(plan.dimensions());
    for (GroupPlan.GroupSort sort : plan.order()) {
      if (sort instanceof GroupPlan.ByFigure(Figure figure, SortKey.Direction direction)) {
        requireSorted(figure);
      }
    }
    return new GroupPlan(apply(plan.figures(), null), dimensions, plan.order(), plan.page());
  }

  private List<Dimension> apply(List<Dimension> dimensions) {
    List<Dimension> applied = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      applied.add(
          new Dimension(
              conditions.apply(dimension.target(), InputPath.of("groupBy")), dimension.period()));
    }
    return applied;
  }

  private AggregatePlan apply(AggregatePlan plan, @Nullable InputPath at) {
    require(plan.object(), at);
    return plan.withWhere(where(plan.object(), plan.where(), at))
        .withOutput(apply(plan.output(), at));
  }

  private ReadPlan apply(ReadPlan read, @Nullable InputPath at) {
    require(read.object(), at);
    ReadPlan applied = read.withOutput(apply(read.output(), at));
    return switch (read.anchor()) {
      // of a write, which sees to it itself that the caller may see what it is about
      case ReadPlan.GivenIds ids -> applied;
      case ReadPlan.Everything everything -> list(applied, at);
      case ReadPlan.ChildrenBy children -> list(applied, at);
      case ReadPlan.MembersOf(List<Dimension> dimensions) ->
          list(applied, at).withAnchor(new ReadPlan.MembersOf(apply(dimensions)));
      case ReadPlan.DuplicatesOf duplicates ->
          list(applied, at).withAnchor(readable(duplicates, access.on(read.object())));
    };
  }

  private ReadPlan list(ReadPlan read, @Nullable InputPath at) {
    List<SortKey> order = new ArrayList<>();
    for (SortKey key : read.order()) {
      order.add(
          new SortKey(
              conditions.apply(key.target(), Forbidden.then(at, "orderBy")), key.direction()));
    }
    return read.withWhere(where(read.object(), read.where(), at)).withOrder(order);
  }

  private Condition where(CatalogObject object, Condition given, @Nullable InputPath at) {
    return conditions.within(object, conditions.apply(given, Forbidden.then(at, "filter")));
  }

  /** What is not read cannot tell that two records are the same. */
  private static ReadPlan.DuplicatesOf readable(ReadPlan.DuplicatesOf by, ObjectAccess access) {
    return new ReadPlan.DuplicatesOf(
        by.criteria().stream().filter(leaves -> leaves.stream().allMatch(access::canRead)).toList(),
        by.isById());
  }

  private RecordOutput apply(RecordOutput record, @Nullable InputPath at) {
    return new RecordOutput(record.object(), outputs(record.object(), record.entries(), at));
  }

  private List<Output> outputs(CatalogObject object, List<Output> entries, @Nullable InputPath at) {
    List<Output> applied = new ArrayList<>();
    for (Output entry : entries) {
      applied.add(apply(object, entry, Forbidden.then(at, entry.key())));
    }
    return applied;
  }

  private Output apply(CatalogObject object, Output output, InputPath at) {
    return switch (output) {
      case Output.TypeName name -> name;
      case Output.Value value -> {
        conditions.require(value.leaf(), at);
        List<Output.Masked.Mask> masks = Links.masks(value.leaf(), access::on);
        yield masks.isEmpty()
            ? value
            : new Output.Masked(value.key(), value.leaf(), masks, value.isNullable());
      }
      case Output.Masked masked -> throw new IllegalStateException("applied twice: " + masked);
      case Output.Documents documents -> {
        conditions.require(documents.leaf(), at);
        yield documents;
      }
      case Output.Composite composite -> {
        conditions.require(composite.field(), at);
        yield composite;
      }
      case Output.Same same -> new Output.Same(same.key(), apply(same.record(), at));
      case Output.Cursor cursor -> cursor;
      case Output.Measure measure -> {
        require(measure.figure(), at);
        yield measure;
      }
      case Output.Nested nested ->
          new Output.Nested(nested.key(), outputs(object, nested.entries(), at));
      case Output.GroupKey key -> key;
      case Output.Members members -> new Output.Members(members.key(), apply(members.read(), at));
      case Output.ToManyFigures many -> {
        conditions.require(many.field(), at);
        yield new Output.ToManyFigures(many.key(), many.field(), apply(many.figures(), at));
      }
      case Output.ToOne one -> {
        conditions.require(one.field(), at);
        yield new Output.ToOne(
            one.key(),
            one.field(),
            access.on(one.field().target()).rule(),
            apply(one.record(), at));
      }
      case Output.ToMany many -> {
        conditions.require(many.field(), at);
        yield new Output.ToMany(many.key(), many.field(), apply(many.read(), at));
      }
    };
  }

  private void requireSorted(Figure figure) {
    InputPath at = InputPath.of("orderBy");
    require(
        figure,
        figure instanceof Figure.Of of && of.leaf() instanceof CatalogField field
            ? at.then(of.function().publicName()).then(field.name())
            : at);
  }

  private void require(Figure figure, InputPath at) {
    if (figure instanceof Figure.Of of) {
      conditions.requireWhole(of.leaf(), at);
    }
  }

  private void require(CatalogObject object, @Nullable InputPath at) {
    if (!access.on(object).canRead()) {
      throw Forbidden.toRead(object, at);
    }
  }
}
