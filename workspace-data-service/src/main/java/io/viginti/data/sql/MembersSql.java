package io.viginti.data.sql;

import io.viginti.data.plan.Condition;
import io.viginti.data.plan.Dimension;
import io.viginti.data.plan.ReadPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of groups to one statement for all of them: a join by group could use no index, so
 * the records are read once and numbered within their group.
 */
final class MembersSql {
  private MembersSql() {}

  static ReadStatement of(ReadPlan plan, List<Dimension> by) {
    SqlText sql = new SqlText();
    sql.slow();
    Joins joins = new Joins(sql, "t");
    RecordCells cells = new RecordCells(joins);
    List<Cell> record = cells.of(plan.output(), joins.root());
    List<String> dimensions = new ArrayList<>();
    for (Dimension dimension : by) {
      dimensions.add(DimensionSql.of(dimension, sql, joins).expression());
    }
    String condition =
        plan.where() == Condition.Known.TRUE
            ? ""
            : " where " + new ConditionSql(sql, joins).render(plan.where());
    String order = new OrderSql(sql, joins).render(plan.order());
    String groups = sql.parameter(new Parameter("groups", Bindings::ids));
    String text =
        "select c.* from (select "
            + cells.namedSelectList()
            + "k.n, row_number() over (partition by k.n order by "
            + order
            + ") as r from "
            + SqlText.table(plan.object().tableName())
            + " as t"
            + joins.text()
            + " join unnest("
            + groups
            + "::text[]) with ordinality as k(key, n) on k.key = "
            + DimensionSql.group(dimensions)
            + condition
            + ") as c where c.r <= "
            + sql.parameter(Operands.limit(plan.page()))
            + "::bigint order by c.n, c.r"
            + sql.atMost();
    return new ReadStatement(
        sql.toStatement(text),
        Operands.limit(plan.page()),
        cells.columnCount(),
        record,
        cells.children());
  }
}
