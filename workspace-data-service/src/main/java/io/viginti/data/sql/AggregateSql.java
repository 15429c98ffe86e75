package io.viginti.data.sql;

import io.viginti.data.plan.AggregatePlan;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.Figure;
import io.viginti.data.plan.ReadPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Figures over many records to their statement: one row, or one per parent. They are computed over
 * as many rows as there are, so the statement is kept off the pipelined connections.
 */
public final class AggregateSql {
  private static final String ALIAS = "t";

  private final SqlText sql = new SqlText();
  private final Joins joins = new Joins(sql, ALIAS);
  private final RecordCells cells;
  private final AggregatePlan plan;

  private AggregateSql(AggregatePlan plan) {
    this.plan = plan;
    OrderSql orders = new OrderSql(sql, joins);
    this.cells =
        new RecordCells(
            joins,
            new RowSource() {
              @Override
              public Column figure(Figure figure) {
                FigureSql made = FigureSql.of(figure, joins, orders);
                return new Column(made.selected(made.expression(), orders), made);
              }
            });
  }

  public static ReadStatement of(AggregatePlan plan) {
    AggregateSql aggregate = new AggregateSql(plan);
    aggregate.sql.slow();
    return switch (plan.anchor()) {
      case ReadPlan.Everything everything -> aggregate.everything();
      case ReadPlan.ChildrenBy children -> aggregate.perParent(children);
      case ReadPlan.GivenIds _, ReadPlan.MembersOf _, ReadPlan.DuplicatesOf _ ->
          throw new IllegalStateException("no figures over " + plan.anchor());
    };
  }

  private ReadStatement everything() {
    List<Cell> figures = cells.of(plan.output(), ALIAS);
    return new ReadStatement(
        sql.toStatement(select(ListMembers.ALL)),
        ReadStatement.ONE_ROW,
        -1,
        figures,
        cells.children());
  }

  private ReadStatement perParent(ReadPlan.ChildrenBy children) {
    List<Cell> figures = cells.of(plan.output(), ALIAS);
    String ids = sql.parameter(new Parameter("ids", Bindings::ids));
    String select = select(ListMembers.of(children.link(), ALIAS, "k.id"));
    String text =
        "select c.*, k.n from unnest("
            + ids
            + "::uuid[]) with ordinality as k(id, n) cross join lateral ("
            + select
            + ") as c"
            + sql.atMost();
    return new ReadStatement(
        sql.toStatement(text),
        ReadStatement.ONE_ROW,
        cells.columnCount(),
        figures,
        cells.children());
  }

  private String select(ListMembers members) {
    if (cells.columnCount() == 0) {
      cells.column("count(*)");
    }
    List<String> conditions = new ArrayList<>();
    if (!members.condition().isEmpty()) {
      conditions.add(members.condition());
    }
    if (plan.where() != Condition.Known.TRUE) {
      conditions.add(new ConditionSql(sql, joins).render(plan.where()));
    }
    return "select "
        + cells.selectList()
        + " from "
        + SqlText.table(plan.object().tableName())
        + " as t"
        + members.join()
        + joins.text()
        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
  }
}
