package io.viginti.data.sql;

import io.viginti.catalog.DateGranularity;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.value.Scalar;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.plan.Dimension;
import java.util.List;
import java.util.Locale;

/**
 * What records are grouped by, to SQL.
 *
 * @param expression equal where records are of one group, as a text too
 * @param scalar how it is answered
 */
record DimensionSql(
    String expression, ColumnType type, Scalar scalar, EnumType options, boolean isText) {
  static DimensionSql of(Dimension dimension, SqlText sql, Joins joins) {
    Leaf leaf = dimension.target().leaf();
    String column = joins.expression(dimension.target());
    return dimension
        .period()
        .map(period -> of(period, leaf, column, sql))
        .orElseGet(
            () ->
                new DimensionSql(
                    canonical(leaf, column),
                    leaf.columnType(),
                    Scalar.of(leaf),
                    leaf.enumType(),
                    ConditionSql.isText(leaf)));
  }

  /** Of the forms that a number has the same one. */
  private static String canonical(Leaf leaf, String column) {
    return switch (leaf.columnType()) {
      case NUMERIC -> "trim_scale(" + column + ")";
      case DOUBLE -> "(" + column + " + 0)"; // minus zero
      default -> column;
    };
  }

  private static DimensionSql of(Dimension.Period period, Leaf leaf, String column, SqlText sql) {
    String local =
        leaf.leafType() == LeafType.DATE
            ? column + "::timestamp"
            : column + " at time zone " + timeZone(period, sql);
    DateGranularity granularity = period.granularity();
    if (granularity.isCyclic()) {
      String part = granularity == DateGranularity.DAY_OF_WEEK ? "isodow" : "month";
      return new DimensionSql(
          "extract(" + part + " from " + local + ")::integer",
          ColumnType.INTEGER,
          Scalar.INT,
          EnumType.NONE,
          false);
    }
    String word = SqlText.literal(granularity.name().toLowerCase(Locale.ROOT));
    return new DimensionSql(
        "date_trunc(" + word + ", " + local + ")::date",
        ColumnType.DATE,
        Scalar.DATE,
        EnumType.NONE,
        false);
  }

  private static String timeZone(Dimension.Period period, SqlText sql) {
    return period.timeZone().isNothing()
        ? SqlText.literal("UTC")
        : sql.parameter(Operands.timeZone(period.timeZone(), period.at())) + "::text";
  }

  /** What sorts it, where it is selected under a name. */
  List<String> sorted(String name, OrderSql orders) {
    if (options != EnumType.NONE) {
      return List.of("array_position(" + orders.keysInOrder(options) + ", " + name + ")");
    }
    return isText
        ? List.of(SortText.ordered(SortText.beginning(name)), SortText.ordered(name))
        : List.of(name);
  }

  /** A text that tells groups apart. */
  static String group(List<String> dimensions) {
    return "row(" + String.join(", ", dimensions) + ")::text";
  }
}
