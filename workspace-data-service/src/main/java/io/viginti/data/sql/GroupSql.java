package io.viginti.data.sql;

import io.viginti.data.plan.AggregatePlan;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.Figure;
import io.viginti.data.plan.GroupPlan;
import io.viginti.data.plan.SortKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups to their statement: the dimensions and what is asked of them are computed once in a
 * subquery, under names by which the groups are sorted.
 */
public final class GroupSql implements RowSource {
  private final SqlText sql = new SqlText();
  private final Joins joins = new Joins(sql, "t");
  private final OrderSql orders = new OrderSql(sql, joins);
  private final GroupPlan plan;
  private final List<DimensionSql> dimensions = new ArrayList<>();
  private final Map<Figure, FigureSql> figures = new HashMap<>();
  private final List<String> computed = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();

  private GroupSql(GroupPlan plan) {
    this.plan = plan;
    plan.dimensions().forEach(one -> dimensions.add(DimensionSql.of(one, sql, joins)));
  }

  public static ReadStatement of(GroupPlan plan) {
    GroupSql groups = new GroupSql(plan);
    groups.sql.slow();
    return groups.statement();
  }

  private ReadStatement statement() {
    RecordCells cells = new RecordCells(joins, this);
    List<Cell> group = cells.of(plan.figures().output(), joins.root());
    if (cells.columnCount() == 0) {
      cells.column(name(0));
    }
    String order = String.join(", ", order());
    String limit = sql.parameter(Operands.limit(plan.page()));
    String text =
        "select "
            + cells.selectList()
            + " from ("
            + computed()
            + ") as g order by "
            + order
            + " limit "
            + limit
            + "::bigint";
    return new ReadStatement(
        sql.toStatement(text), Operands.limit(plan.page()), -1, group, cells.children());
  }

  private String computed() {
    AggregatePlan records = plan.figures();
    List<String> columns = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      columns.add(dimensions.get(i).expression() + " as d" + i);
      places.add(Integer.toString(i + 1));
    }
    columns.addAll(computed);
    String condition =
        records.where() == Condition.Known.TRUE
            ? ""
            : " where " + new ConditionSql(sql, joins).render(records.where());
    return "select "
        + String.join(", ", columns)
        + " from "
        + SqlText.table(records.object().tableName())
        + " as t"
        + joins.text()
        + condition
        + " group by "
        + String.join(", ", places);
  }

  private List<String> order() {
    List<String> keys = new ArrayList<>();
    Set<Integer> sorted = new HashSet<>();
    for (GroupPlan.GroupSort sort : plan.order()) {
      switch (sort) {
        case GroupPlan.ByDimension(int dimension, SortKey.Direction direction) -> {
          sorted.add(dimension);
          addDimension(keys, dimension, direction);
        }
        case GroupPlan.ByFigure(Figure figure, SortKey.Direction direction) -> {
          FigureSql made = figures.computeIfAbsent(figure, this::make);
          String name = nameOf(made);
          keys.add((made.isText() ? SortText.ordered(name) : name) + " " + direction);
        }
      }
    }
    for (int i = 0; i < dimensions.size(); i++) {
      if (!sorted.contains(i)) {
        addDimension(keys, i, SortKey.Direction.ASC_NULLS_LAST);
      }
    }
    return keys;
  }

  private void addDimension(List<String> keys, int dimension, SortKey.Direction direction) {
    for (String expression : dimensions.get(dimension).sorted(name(dimension), orders)) {
      keys.add(expression + " " + direction);
    }
  }

  private static String name(int dimension) {
    return "g.d" + dimension;
  }

  /** Computes a figure once, whatever it is asked for. */
  private String nameOf(FigureSql figure) {
    return names.computeIfAbsent(
        figure.expression(),
        expression -> {
          String name = "f" + computed.size();
          computed.add(expression + " as " + name);
          return "g." + name;
        });
  }

  private FigureSql make(Figure figure) {
    return FigureSql.of(figure, joins, orders);
  }

  @Override
  public Column figure(Figure figure) {
    FigureSql made = figures.computeIfAbsent(figure, this::make);
    return new Column(made.selected(nameOf(made), orders), made);
  }

  @Override
  public List<Cell> groupKey(RecordCells cells) {
    List<Cell> key = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      DimensionSql dimension = dimensions.get(i);
      key.add(
          new Cell.Value(
              Integer.toString(i),
              new byte[0],
              cells.column(SqlText.selected(name(i), dimension.type())),
              dimension.scalar(),
              dimension.options(),
              true));
    }
    return key;
  }

  @Override
  public int groupColumn(RecordCells cells) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      values.add(name(i));
    }
    return cells.column(DimensionSql.group(values));
  }
}
