package io.viginti.data.plan.bind;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.ToManyField;
import io.viginti.data.plan.AggregatePlan;
import io.viginti.data.plan.Comparator;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.Dimension;
import io.viginti.data.plan.Limits;
import io.viginti.data.plan.Page;
import io.viginti.data.plan.ReadPlan;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.RecordOutput;
import io.viginti.data.plan.Target;
import io.viginti.data.query.Criteria;
import io.viginti.data.query.Operand;
import io.viginti.data.query.RecordConnection;
import io.viginti.data.query.Selection;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import java.util.ArrayList;
import java.util.List;

/** Reads of every kind, with their selections below them. */
final class BindRead {
  private final Limits limits;
  private final Problems problems;
  private final BindSelection selections = new BindSelection(this);

  BindRead(Limits limits, Problems problems) {
    this.limits = limits;
    this.problems = problems;
  }

  ReadPlan everything(CatalogObject object, Operand id, Criteria criteria, Selection selection) {
    ReadPlan read = read(object, new ReadPlan.Everything(), criteria, selection);
    if (id.isNothing()) {
      return read;
    }
    Condition byId =
        new Condition.Comparison(
            Target.own(RecordColumns.id(object)), Comparator.EQ, id, InputPath.of("id"));
    return read.withWhere(new Condition.All(List.of(byId, read.where())));
  }

  ReadPlan children(ToManyField relation, Criteria criteria, Selection selection) {
    return read(relation.target(), new ReadPlan.ChildrenBy(relation.link()), criteria, selection);
  }

  /** Of records just written, or about to be destroyed: deleted ones too. */
  ReadPlan byIds(CatalogObject object, Selection selection) {
    return new ReadPlan(
        object,
        new ReadPlan.GivenIds(),
        true,
        Condition.Known.TRUE,
        List.of(),
        page(Operand.none(), Operand.none()),
        selections.bind(object, selection));
  }

  /** Records that are the same as given ones. */
  ReadPlan duplicates(ReadPlan.DuplicatesOf anchor, CatalogObject object, Selection selection) {
    return read(object, anchor, Criteria.none(), selection);
  }

  /** The list that a connection pages through. */
  ReadPlan page(RecordConnection intent, RecordOutput output) {
    Criteria criteria =
        new Criteria(intent.filter(), intent.orderBy(), Operand.none(), Operand.none());
    return read(output.object(), new ReadPlan.Everything(), criteria, new Selection(List.of()))
        .withOutput(output);
  }

  /** Figures over all records, or over those of a list. */
  AggregatePlan figures(
      CatalogObject object, ReadPlan.Anchor anchor, Operand filter, RecordOutput output) {
    return new AggregatePlan(
        object,
        anchor,
        BindFilter.namesDeletedAt(filter),
        new BindFilter(problems).bind(object, filter, InputPath.of("filter")),
        output);
  }

  /** The records of groups of those that a filter selects. */
  ReadPlan members(Operand filter, List<Dimension> dimensions, Page page, RecordOutput output) {
    CatalogObject object = output.object();
    return new ReadPlan(
        object,
        new ReadPlan.MembersOf(dimensions),
        BindFilter.namesDeletedAt(filter),
        // its problems are told by the groups themselves
        new BindFilter(new Problems()).bind(object, filter, InputPath.of("filter")),
        List.of(),
        page,
        output);
  }

  BindSelection selections() {
    return selections;
  }

  /** Records that a filter chooses to be changed. */
  ReadPlan chosen(CatalogObject object, Operand filter, boolean seesDeleted) {
    InputPath at = InputPath.of("filter");
    if (filter.isNothing()) {
      problems.add(at, "is required");
    }
    return new ReadPlan(
        object,
        new ReadPlan.Everything(),
        seesDeleted,
        new BindFilter(problems).bind(object, filter, at),
        List.of(),
        page(Operand.none(), Operand.none()),
        new RecordOutput(object, List.of()));
  }

  /** The same of deleted records only. */
  ReadPlan deleted(CatalogObject object, Operand filter) {
    ReadPlan any = chosen(object, filter, true);
    Condition isDeleted =
        new Condition.Presence(Target.own(RecordColumns.deletedAt(object)), false);
    return any.withWhere(new Condition.All(List.of(isDeleted, any.where())));
  }

  private ReadPlan read(
      CatalogObject object, ReadPlan.Anchor anchor, Criteria criteria, Selection selection) {
    return new ReadPlan(
        object,
        anchor,
        BindFilter.namesDeletedAt(criteria.filter()),
        new BindFilter(problems).bind(object, criteria.filter(), InputPath.of("filter")),
        new ArrayList<>(
            new BindOrder(problems).bind(object, criteria.orderBy(), InputPath.of("orderBy"))),
        page(criteria.limit(), criteria.offset()),
        selections.bind(object, selection));
  }

  Page page(Operand limit, Operand offset) {
    return new Page(limit, offset, limits.defaultRows(), limits.mostRows());
  }
}
