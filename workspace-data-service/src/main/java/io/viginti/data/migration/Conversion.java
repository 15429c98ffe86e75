package io.viginti.data.migration;

import io.viginti.contracts.shape.ColumnType;

/** How a value of one column type is written as another. */
final class Conversion {
  private Conversion() {}

  /** {@code expression} of type {@code from} as an expression of type {@code to}. */
  static String convert(String expression, ColumnType from, ColumnType to) {
    if (from == to) {
      return expression;
    }
    return switch (to) {
      case TEXT -> toText(expression, from);
      case JSONB -> "to_jsonb(" + expression + ")";
      case TEXT_ARRAY -> "array[" + toText(expression, from) + "]";
      case TIMESTAMPTZ ->
          from == ColumnType.DATE
              ? "(" + expression + "::timestamp at time zone 'UTC')"
              : expression + "::timestamptz";
      case NUMERIC, BIGINT, INTEGER, DOUBLE ->
          // By text: a double's cast to numeric keeps fifteen digits only, a fraction's cast to a
          // whole number rounds where it must fail.
          isNumber(from) ? viaText(expression, from, to) : expression + "::" + to.sql();
      case UUID, BOOLEAN, DATE, TSVECTOR -> expression + "::" + to.sql();
    };
  }

  private static String viaText(String expression, ColumnType from, ColumnType to) {
    boolean exact = from == ColumnType.INTEGER || from == ColumnType.BIGINT;
    if (exact) {
      return expression + "::" + to.sql();
    }
    if (to == ColumnType.INTEGER || to == ColumnType.BIGINT) {
      return "trim_scale(" + expression + "::text::numeric)::text::" + to.sql();
    }
    return expression + "::text::" + to.sql();
  }

  private static boolean isNumber(ColumnType type) {
    return switch (type) {
      case INTEGER, BIGINT, DOUBLE, NUMERIC -> true;
      case UUID, TEXT, BOOLEAN, DATE, TIMESTAMPTZ, JSONB, TEXT_ARRAY, TSVECTOR -> false;
    };
  }

  private static String toText(String expression, ColumnType from) {
    return from == ColumnType.TIMESTAMPTZ
        ? "to_char(" + expression + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
        : from == ColumnType.TEXT ? expression : expression + "::text";
  }
}
