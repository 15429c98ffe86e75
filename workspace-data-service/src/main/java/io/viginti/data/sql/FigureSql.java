package io.viginti.data.sql;

import io.viginti.catalog.EnumType;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.value.Scalar;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.plan.Figure;

/**
 * A figure to SQL.
 *
 * @param expression over the records, in a form that can be sorted by
 * @param type of the expression
 * @param options of which the expression is a place, from 1; none for other values
 * @param scalar how it is answered
 * @param isNullable whether it can be null
 */
record FigureSql(
    String expression, ColumnType type, EnumType options, Scalar scalar, boolean isNullable) {
  private static final String COUNT = "count(*)";

  static FigureSql of(Figure figure, Joins joins, OrderSql orders) {
    return switch (figure) {
      case Figure.Count count -> count(COUNT);
      case Figure.Of of -> of(of, Joins.expression(joins.root(), of.leaf()), orders);
    };
  }

  private static FigureSql of(Figure.Of figure, String column, OrderSql orders) {
    Leaf leaf = figure.leaf();
    return switch (figure.function()) {
      case COUNT_DISTINCT -> count("count(distinct " + column + ")");
      case COUNT_EMPTY -> count(countEmpty(leaf, column));
      case PERCENT_EMPTY ->
          new FigureSql(
              "(100 * %s)::double precision / nullif(%s, 0)"
                  .formatted(countEmpty(leaf, column), COUNT),
              ColumnType.DOUBLE,
              EnumType.NONE,
              Scalar.FLOAT,
              true);
      case SUM -> decimal("sum(" + exact(leaf, column) + ")");
      case AVG -> decimal("avg(" + exact(leaf, column) + ")");
      case MIN -> extreme("min", leaf, column, orders);
      case MAX -> extreme("max", leaf, column, orders);
    };
  }

  /** Whether it sorts as texts do. */
  boolean isText() {
    return scalar == Scalar.TEXT;
  }

  /** How it is selected. */
  String selected(String stored, OrderSql orders) {
    return options == EnumType.NONE
        ? SqlText.selected(stored, type)
        : "(" + orders.keysInOrder(options) + ")[" + stored + "]";
  }

  private static FigureSql count(String expression) {
    return new FigureSql(expression, ColumnType.BIGINT, EnumType.NONE, Scalar.INT, false);
  }

  private static FigureSql decimal(String expression) {
    return new FigureSql(
        "trim_scale(" + expression + "::numeric)",
        ColumnType.NUMERIC,
        EnumType.NONE,
        Scalar.DECIMAL,
        true);
  }

  /** Sums of floating numbers depend on the order of the rows; those of their decimals do not. */
  private static String exact(Leaf leaf, String column) {
    return leaf.columnType() == ColumnType.DOUBLE ? column + "::numeric" : column;
  }

  private static FigureSql extreme(String function, Leaf leaf, String column, OrderSql orders) {
    if (leaf.leafType() == LeafType.ENUM) {
      return new FigureSql(
          "%s(array_position(%s, %s))"
              .formatted(function, orders.keysInOrder(leaf.enumType()), column),
          ColumnType.INTEGER,
          leaf.enumType(),
          Scalar.OPTION,
          true);
    }
    String value = ConditionSql.isText(leaf) ? SortText.ordered(column) : column;
    return new FigureSql(
        function + "(" + value + ")", leaf.columnType(), EnumType.NONE, Scalar.of(leaf), true);
  }

  private static String countEmpty(Leaf leaf, String column) {
    String empty =
        switch (leaf.leafType()) {
          case STRING -> " or " + column + " = ''";
          case ENUM_LIST, STRING_LIST -> " or " + column + " = '{}'";
          case JSON_STRING_LIST, LINK_ITEMS, FILE_ITEMS -> " or " + column + " = '[]'";
          case ID, INT, FLOAT, BIG_FLOAT, BOOLEAN, DATE, DATE_TIME, POSITION, JSON, ENUM -> "";
        };
    return "count(*) filter (where " + column + " is null" + empty + ")";
  }
}
