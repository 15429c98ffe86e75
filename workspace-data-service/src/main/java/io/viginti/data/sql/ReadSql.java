package io.viginti.data.sql;

import io.viginti.catalog.EnumType;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.ToManyField;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.ShapeOption;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.ReadPlan;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.SortKey;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A read to its statement.
 *
 * <p>A level of a to-many relation is one statement for all parents: their ids come as one array
 * with their places, and a lateral subquery reads each parent's list within its limit. Rows come
 * out in the order of the places and of the list without a sort, since a nested loop over a
 * function scan is the only plan for a lateral limit.
 */
public final class ReadSql {
  private static final String ALIAS = "t";

  private final SqlText sql = new SqlText();
  private final Joins joins = new Joins(ALIAS);
  private final RecordCells cells = new RecordCells(joins);
  private final ReadPlan plan;

  private ReadSql(ReadPlan plan) {
    this.plan = plan;
  }

  public static ReadStatement of(ReadPlan plan) {
    ReadSql read = new ReadSql(plan);
    return switch (plan.anchor()) {
      case ReadPlan.Everything everything -> read.everything();
      case ReadPlan.GivenIds ids -> read.byIds();
      case ReadPlan.ChildrenBy children -> read.childrenBy(children.link());
    };
  }

  private ReadStatement everything() {
    List<Cell> record = cells.of(plan.output(), ALIAS);
    String list = list(ListMembers.ALL);
    return new ReadStatement(sql.toStatement(list), -1, record, cells.children());
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
    return new ReadStatement(sql.toStatement(text), ordinal, record, cells.children());
  }

  private ReadStatement childrenBy(ToManyField.Link link) {
    List<Cell> record = cells.of(plan.output(), ALIAS);
    String parents = keys();
    if (cells.columnCount() == 0) {
      cells.column(SqlText.column(ALIAS, RecordColumns.id(plan.object()).column()));
    }
    String list = list(ListMembers.of(link, ALIAS, "k.id"));
    String text = "select c.*, k.n from " + parents + " cross join lateral (" + list + ") as c";
    return new ReadStatement(sql.toStatement(text), cells.columnCount(), record, cells.children());
  }

  private String keys() {
    String ids = sql.parameter(new Parameter("ids", Bindings::ids));
    return "unnest(" + ids + "::uuid[]) with ordinality as k(id, n)";
  }

  private String list(ListMembers members) {
    // Conditions and order first: they may need joins.
    boolean isOpen = plan.where() == Condition.Known.TRUE;
    String condition = isOpen ? "" : new ConditionSql(sql, joins).render(plan.where());
    String order = plan.order().stream().map(this::sortKey).collect(Collectors.joining(", "));
    if (cells.columnCount() == 0) {
      cells.column(SqlText.column(ALIAS, RecordColumns.id(plan.object()).column()));
    }
    StringBuilder text = new StringBuilder("select ").append(cells.selectList());
    text.append(" from ").append(SqlText.table(plan.object().tableName())).append(" as t");
    text.append(members.join()).append(joins.text());
    String belongs = members.condition();
    if (!belongs.isEmpty() || !isOpen) {
      text.append(" where ").append(belongs);
      text.append(belongs.isEmpty() || isOpen ? "" : " and ").append(condition);
    }
    text.append(" order by ").append(order);
    text.append(" limit ").append(sql.parameter(Operands.limit(plan.page()))).append("::bigint");
    if (!plan.page().offset().isNothing()) {
      text.append(" offset ").append(sql.parameter(Operands.offset(plan.page())));
      text.append("::bigint");
    }
    return text.toString();
  }

  private String sortKey(SortKey key) {
    Leaf leaf = key.target().leaf();
    String expression = joins.expression(key.target());
    if (leaf.leafType() == LeafType.ENUM) {
      expression = "array_position(" + keysInOrder(leaf.enumType()) + ", " + expression + ")";
    } else if (ConditionSql.isText(leaf)) {
      expression += ConditionSql.TEXT_ORDER;
    }
    SortKey.Direction direction = key.direction();
    String text = direction.isAscending() ? expression : expression + " desc";
    // PostgreSQL puts nulls last ascending and first descending; a clause more hides the index
    boolean isNatural = direction.isAscending() != direction.isNullsFirst();
    boolean mayBeNull = !key.target().hops().isEmpty() || mayBeNull(leaf);
    if (isNatural || !mayBeNull) {
      return text;
    }
    return text + (direction.isNullsFirst() ? " nulls first" : " nulls last");
  }

  private static boolean mayBeNull(Leaf leaf) {
    return !(leaf instanceof LeafField field) || field.isNullable();
  }

  private String keysInOrder(EnumType options) {
    String[] keys = options.options().stream().map(ShapeOption::key).toArray(String[]::new);
    return sql.constant(keys, ColumnType.TEXT_ARRAY);
  }
}
