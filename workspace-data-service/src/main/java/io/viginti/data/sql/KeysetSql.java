package io.viginti.data.sql;

import io.viginti.data.plan.SortKey;
import io.viginti.data.sql.OrderSql.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows behind a cursor as ranges that an index can serve: one predicate with {@code or} and
 * nulls cannot be, two ranges (values, nulls) one after the other can (ARCHITECTURE, data path).
 */
final class KeysetSql {
  private final SqlText sql;
  private final OrderSql orders;
  private final List<SortKey> order;
  private final Cursor pattern;
  private final Function<Bindings, @Nullable Cursor> cursor;
  private final List<Range> ranges = new ArrayList<>();
  private final String[] parameters;

  /**
   * A part of the list.
   *
   * @param condition that a row is in it
   * @param order of its rows
   */
  record Range(String condition, String order) {}

  private KeysetSql(
      SqlText sql,
      OrderSql orders,
      List<SortKey> order,
      Cursor pattern,
      Function<Bindings, @Nullable Cursor> cursor) {
    this.sql = sql;
    this.orders = orders;
    this.order = order;
    this.pattern = pattern;
    this.cursor = cursor;
    this.parameters = new String[order.size()];
  }

  /**
   * What comes behind a cursor in an order that ends in the id, in that order.
   *
   * @param pattern a cursor whose nulls are those of every cursor the statement is for
   */
  static List<Range> behind(
      SqlText sql,
      OrderSql orders,
      List<SortKey> order,
      Cursor pattern,
      Function<Bindings, @Nullable Cursor> cursor) {
    return new KeysetSql(sql, orders, order, pattern, cursor).ranges();
  }

  private List<Range> ranges() {
    // Keys from..to wait to become a range: beyond the cursor's values, in one direction
    int to = order.size() - 1;
    int from = to;
    for (int i = to - 1; i >= 0; i--) {
      SortKey key = order.get(i);
      boolean isWaiting = from <= to;
      if (pattern.isNull(i)) {
        if (isWaiting) {
          addValues(from, to);
        }
        if (key.direction().isNullsFirst()) {
          add(i, orders.indexed(key) + " is not null", i, Known.NOT_NULL);
        }
        to = i - 1;
        from = i;
        continue;
      }
      if (!isWaiting) {
        to = i;
      } else if (isAscending(i) != isAscending(from)) {
        addValues(from, to);
        to = i;
      }
      from = i;
      if (OrderSql.mayBeNull(key) && !key.direction().isNullsFirst()) {
        addValues(from, to);
        add(i, orders.indexed(key) + " is null", i, Known.NULL);
        to = i - 1;
      }
    }
    if (from <= to) {
      addValues(from, to);
    }
    return ranges;
  }

  private boolean isAscending(int key) {
    return order.get(key).direction().isAscending();
  }

  /** The keys before are the cursor's; these are beyond it, the first one deciding first. */
  private void addValues(int from, int to) {
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      columns.addAll(orders.expressions(order.get(i)));
      values.addAll(orders.expressions(order.get(i), value(i)));
    }
    String sign = isAscending(from) ? " > " : " < ";
    add(from, row(columns) + sign + row(values), from, Known.NOT_NULL);
  }

  /** Keys up to {@code same} are the cursor's, and of one key something is known. */
  private void add(int same, String condition, int key, Known known) {
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < same; i++) {
      conditions.add(equal(i));
    }
    conditions.add(condition);
    String text =
        orders.renderWithin(
            order,
            i -> {
              if (i == key) {
                return known;
              }
              return i > key ? Known.NOTHING : pattern.isNull(i) ? Known.NULL : Known.SAME;
            });
    ranges.add(new Range(String.join(" and ", conditions), text));
  }

  private String equal(int i) {
    SortKey key = order.get(i);
    if (pattern.isNull(i)) {
      return orders.indexed(key) + " is null";
    }
    List<String> columns = orders.expressions(key);
    List<String> values = orders.expressions(key, value(i));
    List<String> equal = new ArrayList<>();
    for (int part = 0; part < columns.size(); part++) {
      equal.add(columns.get(part) + " = " + values.get(part));
    }
    return String.join(" and ", equal);
  }

  private String value(int i) {
    if (parameters[i] == null) {
      SortKey key = order.get(i);
      parameters[i] =
          SqlText.cast(
              sql.parameter(
                  new Parameter(
                      "cursor " + key.target().leaf(),
                      bindings -> {
                        Cursor given = cursor.apply(bindings);
                        return given == null ? null : given.values().get(i);
                      })),
              key.target().leaf().columnType());
    }
    return parameters[i];
  }

  private static String row(List<String> expressions) {
    String list = String.join(", ", expressions);
    return expressions.size() == 1 ? list : "(" + list + ")";
  }
}
