package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.value.Scalar;
import io.viginti.contracts.shape.ShapeOption;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.ConnectionPlan;
import io.viginti.data.plan.ReadPlan;
import io.viginti.data.plan.SortKey;
import io.viginti.data.plan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page of a connection to its statement. It reads one row more than the page has, which tells
 * whether there is a further one; backwards it reads from the end, and the rows are turned round
 * where they are written.
 */
final class PageSql implements RowSource {
  private static final String ALIAS = "t";

  private final SqlText sql = new SqlText();
  private final Joins joins = new Joins(sql, ALIAS);
  private final ConnectionPlan plan;
  private final ReadPlan rows;

  private PageSql(ConnectionPlan plan) {
    this.plan = plan;
    this.rows = plan.rows();
  }

  /**
   * @param after null without that cursor; else one with the nulls of those that will be bound
   * @param before likewise
   */
  static PageStatement of(ConnectionPlan plan, @Nullable Cursor after, @Nullable Cursor before) {
    return new PageSql(plan).statement(after, before);
  }

  private PageStatement statement(@Nullable Cursor after, @Nullable Cursor before) {
    RecordCells cells = new RecordCells(joins, this);
    List<Cell> record = cells.of(rows.output(), ALIAS);
    CursorForm form = cursorForm(cells);
    @Nullable FewMatches few = FewMatches.of(sql, joins, rows.object(), rows.where()).orElse(null);
    List<String> conditions = new ArrayList<>();
    if (few == null && rows.where() != Condition.Known.TRUE) {
      conditions.add(new ConditionSql(sql, joins).render(rows.where()));
    }
    OrderSql orders = new OrderSql(sql, joins);
    boolean isBackward = plan.window().isBackward();
    List<SortKey> order = isBackward ? reversed() : rows.order();
    @Nullable Cursor from = isBackward ? before : after;
    @Nullable Cursor to = isBackward ? after : before;
    if (to != null) {
      conditions.add(shortOf(to, orders, order, isBackward));
    }
    String limit = sql.parameter(Operands.pageSize(plan)) + "::bigint";
    List<KeysetSql.Range> ranges = ranges(from, orders, order, isBackward);
    // Joins are complete only now.
    String text =
        few == null
            ? list(cells, conditions, ranges, limit)
            : few.either(
                joins.text(),
                few(cells, few, conditions, ranges, orders.render(order)) + " limit " + limit,
                list(cells, with(few.manyConditions(), conditions), ranges, limit));
    return new PageStatement(
        new ReadStatement(
            sql.toStatement(text), Operands.pageSize(plan), -1, record, cells.children()),
        form);
  }

  private String list(
      RecordCells cells, List<String> conditions, List<KeysetSql.Range> ranges, String limit) {
    return ranges.size() == 1
        ? select(cells, conditions, ranges.getFirst()) + " limit " + limit
        : ranges.stream()
                .map(range -> "(" + select(cells, conditions, range) + " limit " + limit + ")")
                .collect(Collectors.joining(" union all "))
            + " limit "
            + limit;
  }

  /** Of few matches the page is sorted in one piece. */
  private String few(
      RecordCells cells,
      FewMatches few,
      List<String> conditions,
      List<KeysetSql.Range> ranges,
      String order) {
    List<String> all = with(few.fewConditions(), conditions);
    if (ranges.stream().noneMatch(range -> range.condition().isEmpty())) {
      all.add(
          ranges.stream()
              .map(range -> "(" + range.condition() + ")")
              .collect(Collectors.joining(" or ", "(", ")")));
    }
    return select(cells, few.relation(), all, order);
  }

  private static List<String> with(List<String> conditions, List<String> further) {
    List<String> all = new ArrayList<>(conditions);
    all.addAll(further);
    return all;
  }

  private List<KeysetSql.Range> ranges(
      @Nullable Cursor from, OrderSql orders, List<SortKey> order, boolean isBackward) {
    if (from != null) {
      return KeysetSql.behind(
          sql, orders, order, from, isBackward ? Bindings::before : Bindings::after);
    }
    SortKey first = order.getFirst();
    if (!OrderSql.needsRanges(rows.object(), first)) {
      return List.of(new KeysetSql.Range("", orders.render(order)));
    }
    String key = orders.indexed(first);
    List<KeysetSql.Range> ranges =
        List.of(
            new KeysetSql.Range(key + " is null", within(orders, order, OrderSql.Known.NULL)),
            new KeysetSql.Range(
                key + " is not null", within(orders, order, OrderSql.Known.NOT_NULL)));
    return first.direction().isNullsFirst() ? ranges : ranges.reversed();
  }

  private static String within(OrderSql orders, List<SortKey> order, OrderSql.Known first) {
    return orders.renderWithin(order, i -> i == 0 ? first : OrderSql.Known.NOTHING);
  }

  private List<SortKey> reversed() {
    return rows.order().stream().map(SortKey::reversed).toList();
  }

  /** A row that comes before the other cursor: its ranges seen from there, the other way. */
  private String shortOf(Cursor to, OrderSql orders, List<SortKey> order, boolean isBackward) {
    List<SortKey> back = order.stream().map(SortKey::reversed).toList();
    return KeysetSql.behind(sql, orders, back, to, isBackward ? Bindings::after : Bindings::before)
        .stream()
        .map(range -> "(" + range.condition() + ")")
        .collect(Collectors.joining(" or ", "(", ")"));
  }

  private String select(RecordCells cells, List<String> conditions, KeysetSql.Range range) {
    List<String> all = new ArrayList<>(conditions);
    if (!range.condition().isEmpty()) {
      all.add(range.condition());
    }
    return select(cells, SqlText.table(rows.object().tableName()), all, range.order());
  }

  private String select(RecordCells cells, String relation, List<String> conditions, String order) {
    return "select "
        + cells.selectList()
        + " from "
        + relation
        + " as t"
        + joins.text()
        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
        + " order by "
        + order;
  }

  @Override
  public CursorForm cursorForm(RecordCells cells) {
    List<CursorForm.Key> keys = new ArrayList<>();
    List<String> names = new ArrayList<>();
    CatalogObject object = rows.object();
    for (SortKey key : rows.order()) {
      Target target = key.target();
      boolean isOption = target.leaf().leafType() == LeafType.ENUM;
      Scalar scalar = Scalar.of(target.leaf());
      keys.add(
          new CursorForm.Key(
              cells.column(SqlText.selected(joins.expression(target), target.leaf().columnType())),
              isOption ? Scalar.TEXT : scalar == Scalar.POSITION ? Scalar.FLOAT : scalar,
              isOption
                  ? target.leaf().enumType().options().stream().map(ShapeOption::key).toList()
                  : List.of()));
      String path =
          target.hops().stream().map(hop -> hop.relation() + " ").collect(Collectors.joining());
      names.add(path + target.leaf().column() + " " + key.direction());
    }
    return new CursorForm(object.tableName() + " by " + String.join(", ", names), keys);
  }
}
