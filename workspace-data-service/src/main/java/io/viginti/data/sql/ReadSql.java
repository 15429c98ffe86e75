package io.viginti.data.sql;

import io.viginti.catalog.ToManyField;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.ReadPlan;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.SortKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A read to its statement.
 *
 * <p>A level of a to-many relation is one statement for all parents: their ids come as one array
 * with their places, and a lateral subquery reads each parent's list within its limit. Rows come
 * out in the order of the places and of the list without a sort, since a nested loop over a
 * function scan is the only plan for a lateral limit. A limit over all parents ends it early where
 * the budget of the request would be exceeded.
 */
public final class ReadSql {
  private static final String ALIAS = "t";

  private final SqlText sql = new SqlText();
  private final Joins joins = new Joins(sql, ALIAS);
  private final RecordCells cells = new RecordCells(joins);
  private final ReadPlan plan;
  private @Nullable PageOfRows page;

  private ReadSql(ReadPlan plan) {
    this.plan = plan;
  }

  public static ReadStatement of(ReadPlan plan) {
    ReadSql read = new ReadSql(plan);
    return switch (plan.anchor()) {
      case ReadPlan.Everything everything -> read.everything();
      case ReadPlan.GivenIds ids -> read.byIds();
      case ReadPlan.ChildrenBy children -> read.childrenBy(children.link());
      case ReadPlan.MembersOf members -> MembersSql.of(plan, members.dimensions());
      case ReadPlan.DuplicatesOf duplicates -> DuplicatesSql.of(plan, duplicates);
    };
  }

  private ReadStatement everything() {
    List<Cell> record = cells.of(plan.output(), ALIAS);
    String list = list(ListMembers.ALL);
    return new ReadStatement(
        sql.toStatement(list), Operands.limit(plan.page()), -1, record, cells.children());
  }

  private ReadStatement byIds() {
    List<Cell> record = cells.of(plan.output(), ALIAS);
    int ordinal = cells.column("k.n");
    String text =
        "select "
            + cells.selectList()
            + " from "
            + keys()
            + " join "
            + SqlText.table(plan.object().tableName())
            + " as t on "
            + SqlText.column(ALIAS, RecordColumns.id(plan.object()).column())
            + " = k.id"
            + joins.text()
            + " order by k.n";
    return new ReadStatement(
        sql.toStatement(text), ReadStatement.ONE_ROW, ordinal, record, cells.children());
  }

  private ReadStatement childrenBy(ToManyField.Link link) {
    List<Cell> record = cells.of(plan.output(), ALIAS);
    String parents = keys();
    if (cells.columnCount() == 0) {
      cells.column(SqlText.column(ALIAS, RecordColumns.id(plan.object()).column()));
    }
    String list = list(ListMembers.of(link, ALIAS, "k.id"));
    String text =
        "select c.*, k.n from "
            + parents
            + " cross join lateral ("
            + list
            + ") as c"
            + sql.atMost();
    return new ReadStatement(
        sql.toStatement(text),
        Operands.limit(plan.page()),
        cells.columnCount(),
        record,
        cells.children());
  }

  private String keys() {
    String ids = sql.parameter(new Parameter("ids", Bindings::ids));
    return "unnest(" + ids + "::uuid[]) with ordinality as k(id, n)";
  }

  private String list(ListMembers members) {
    // Conditions and order first: they may need joins.
    if (members == ListMembers.ALL) {
      FewMatches few = FewMatches.of(sql, joins, plan.object(), plan.where()).orElse(null);
      if (few != null) {
        return list(few);
      }
    }
    List<String> conditions = new ArrayList<>();
    if (!members.condition().isEmpty()) {
      conditions.add(members.condition());
    }
    if (plan.where() != Condition.Known.TRUE) {
      conditions.add(new ConditionSql(sql, joins).render(plan.where()));
    }
    return list(members, conditions);
  }

  /** The page of the matches when they are few, else of the list. */
  private String list(FewMatches few) {
    String order = new OrderSql(sql, joins).render(plan.order());
    String many = list(ListMembers.ALL, few.manyConditions());
    String found = rows(few.relation(), "", few.fewConditions(), order) + page().text();
    return few.either(joins.text(), found, many);
  }

  private String list(ListMembers members, List<String> conditions) {
    OrderSql orders = new OrderSql(sql, joins);
    SortKey first = plan.order().getFirst();
    // A parent's list is short, and comes by the index of the relation
    if (members == ListMembers.ALL && OrderSql.needsRanges(plan.object(), first)) {
      return ranges(conditions, first, orders);
    }
    return rows(members.join(), conditions, orders.render(plan.order())) + page().text();
  }

  /** Nulls and values one after the other, each as far as the page reaches. */
  private String ranges(List<String> conditions, SortKey first, OrderSql orders) {
    List<SortKey> natural = new ArrayList<>(plan.order());
    natural.set(0, OrderSql.natural(first));
    String nulls = orders.renderAmongNulls(natural);
    String values = orders.render(natural);
    String reach = " limit " + page().end();
    String key = orders.indexed(first);
    List<String> ranges =
        List.of(
            "(" + rows("", with(conditions, key + " is null"), nulls) + reach + ")",
            "(" + rows("", with(conditions, key + " is not null"), values) + reach + ")");
    List<String> inOrder = first.direction().isNullsFirst() ? ranges : ranges.reversed();
    return String.join(" union all ", inOrder) + page().text();
  }

  private static List<String> with(List<String> conditions, String further) {
    List<String> all = new ArrayList<>(conditions);
    all.add(further);
    return all;
  }

  private String rows(String links, List<String> conditions, String order) {
    return rows(SqlText.table(plan.object().tableName()), links, conditions, order);
  }

  private String rows(String relation, String links, List<String> conditions, String order) {
    if (cells.columnCount() == 0) {
      cells.column(SqlText.column(ALIAS, RecordColumns.id(plan.object()).column()));
    }
    return "select "
        + cells.selectList()
        + " from "
        + relation
        + " as t"
        + links
        + joins.text()
        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
        + " order by "
        + order;
  }

  private PageOfRows page() {
    if (page == null) {
      page =
          new PageOfRows(
              sql.parameter(Operands.limit(plan.page())),
              plan.page().offset().isNothing() ? "" : sql.parameter(Operands.offset(plan.page())));
    }
    return page;
  }

  /**
   * @param offset empty when the list starts at its first row
   */
  private record PageOfRows(String limit, String offset) {
    String text() {
      String text = " limit " + limit + "::bigint";
      return offset.isEmpty() ? text : text + " offset " + offset + "::bigint";
    }

    /** How many rows there are up to its end. */
    String end() {
      return limit + "::bigint" + (offset.isEmpty() ? "" : " + " + offset + "::bigint");
    }
  }
}
