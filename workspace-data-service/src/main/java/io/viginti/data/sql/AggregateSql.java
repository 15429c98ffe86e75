package io.viginti.data.sql;

import io.viginti.catalog.EnumType;
import io.viginti.data.plan.AggregatePlan;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.Figure;
import io.viginti.data.plan.Output;
import io.viginti.data.value.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Figures over many records to their statement. */
public final class AggregateSql {
  private static final String ALIAS = "t";

  private final SqlText sql = new SqlText();
  private final Joins joins = new Joins(ALIAS);
  private final RecordCells cells = new RecordCells(joins);
  private final AggregatePlan plan;

  private AggregateSql(AggregatePlan plan) {
    this.plan = plan;
  }

  public static ReadStatement of(AggregatePlan plan) {
    return new AggregateSql(plan).statement();
  }

  private ReadStatement statement() {
    List<Cell> measures = new ArrayList<>();
    for (Output output : plan.outputs()) {
      if (output instanceof Output.Measure measure) {
        measures.add(measure(measure));
      }
    }
    String condition =
        plan.where() == Condition.Known.TRUE
            ? ""
            : " where " + new ConditionSql(sql, joins).render(plan.where());
    sql.slow();
    String text =
        "select "
            + cells.selectList()
            + " from "
            + SqlText.table(plan.object().tableName())
            + " as t"
            + joins.text()
            + condition;
    return new ReadStatement(sql.toStatement(text), -1, measures, cells.children());
  }

  private Cell measure(Output.Measure measure) {
    return switch (measure.figure()) {
      case Figure.Count count ->
          new Cell.Value(
              measure.key(),
              RecordCells.label(measure.key()),
              cells.column("count(*)"),
              Scalar.INT,
              EnumType.NONE,
              false);
    };
  }
}
