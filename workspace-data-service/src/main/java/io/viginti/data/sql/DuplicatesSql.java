package io.viginti.data.sql;

import io.viginti.catalog.Leaf;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.plan.ReadPlan;
import io.viginti.data.plan.RecordColumns;
import java.util.ArrayList;
import java.util.List;

/**
 * Duplicates of any number of records to one statement. Each criterion is looked up by its own
 * index in the order of the ids, so far as the list reaches; a record that agrees by several is
 * there once. A row without a record stands for one that has no duplicates.
 */
public final class DuplicatesSql {
  private final SqlText sql = new SqlText();
  private final ReadPlan plan;
  private final ReadPlan.DuplicatesOf by;
  private final List<Leaf> compared;
  private final String limit;

  private DuplicatesSql(ReadPlan plan, ReadPlan.DuplicatesOf by) {
    this.plan = plan;
    this.by = by;
    this.compared = by.compared();
    this.limit = sql.parameter(Operands.limit(plan.page())) + "::bigint";
  }

  /**
   * Its rows end in the duplicate's id, null where there is none, the given record's 1-based place,
   * and whether that record is there.
   */
  static ReadStatement of(ReadPlan plan, ReadPlan.DuplicatesOf by) {
    DuplicatesSql duplicates = new DuplicatesSql(plan, by);
    duplicates.sql.slow();
    return duplicates.statement();
  }

  private ReadStatement statement() {
    Joins joins = new Joins(sql, "t");
    RecordCells cells = new RecordCells(joins);
    List<Cell> record = cells.of(plan.output(), joins.root());
    String id = idOf("t");
    String list =
        "select %s%s as id from %s join %s as t on %s = m.id%s order by %s limit %s"
            .formatted(
                cells.namedSelectList(),
                id,
                matches(),
                table(),
                id,
                joins.text(),
                new OrderSql(sql, joins).render(plan.order()),
                limit);
    String text =
        "select c.*, k.n, k.is_there from "
            + (by.isById() ? givenById() : givenByValue())
            + " left join lateral ("
            + list
            + ") as c on true order by k.n, c.id"
            + sql.atMost();
    return new ReadStatement(
        sql.toStatement(text),
        Operands.limit(plan.page()),
        cells.columnCount() + 1,
        record,
        cells.children());
  }

  private String matches() {
    List<String> parts = new ArrayList<>();
    for (List<Leaf> criterion : by.criteria()) {
      parts.add("(" + matches(criterion) + ")");
    }
    return "("
        + (parts.isEmpty() ? "select k.id where false" : String.join(" union ", parts))
        + ") as m";
  }

  private String matches(List<Leaf> criterion) {
    Joins joins = new Joins(sql, "d");
    List<String> conditions = new ArrayList<>();
    for (Leaf leaf : criterion) {
      ColumnType type = leaf.columnType();
      String own = SqlText.column("d", leaf.column());
      String given = given(leaf);
      conditions.add(equal(MatchText.indexKey(own, type), MatchText.indexKey(given, type)));
      if (type == ColumnType.TEXT) {
        conditions.add(equal(MatchText.compared(own, type), MatchText.compared(given, type)));
      }
    }
    conditions.add(new ConditionSql(sql, joins).render(plan.where()));
    conditions.add(idOf("d") + " is distinct from k.id");
    return "select %s as id from %s as d%s where %s order by %s limit %s"
        .formatted(
            idOf("d"), table(), joins.text(), String.join(" and ", conditions), idOf("d"), limit);
  }

  private static String equal(String left, String right) {
    return left + " = " + right;
  }

  /** A record that the caller does not see is not there. */
  private String givenById() {
    Joins joins = new Joins(sql, "s");
    List<String> columns = new ArrayList<>();
    compared.forEach(leaf -> columns.add(SqlText.column("s", leaf.column()) + " as " + name(leaf)));
    String condition = new ConditionSql(sql, joins).render(plan.where());
    String ids = sql.parameter(new Parameter("ids", Bindings::ids));
    return "(select g.id, g.n, s.id is not null as is_there%s from unnest(%s::uuid[]) with ordinality as g(id, n) left join (select %s as id%s from %s as s%s where %s) as s on s.id = g.id) as k"
        .formatted(
            listed("s."),
            ids,
            idOf("s"),
            columns.isEmpty() ? "" : ", " + String.join(", ", columns),
            table(),
            joins.text(),
            condition);
  }

  /** Their columns are bound: the id, null for none, then what is compared. */
  private String givenByValue() {
    List<Leaf> bound = new ArrayList<>();
    bound.add(RecordColumns.id(plan.object()));
    bound.addAll(compared);
    List<String> arrays = new ArrayList<>();
    for (int i = 0; i < bound.size(); i++) {
      int place = i;
      String parameter =
          sql.parameter(
              new Parameter(bound.get(i).toString(), bindings -> bindings.columns().get(place)));
      arrays.add(SqlText.castArray(parameter, bound.get(i).columnType()));
    }
    return "(select g.*, true as is_there from unnest(%s) with ordinality as g(id%s, n)) as k"
        .formatted(String.join(", ", arrays), listed(""));
  }

  /** Names of the compared columns, each after a comma. */
  private String listed(String prefix) {
    StringBuilder names = new StringBuilder();
    compared.forEach(leaf -> names.append(", ").append(prefix).append(name(leaf)));
    return names.toString();
  }

  private String given(Leaf leaf) {
    return "k." + name(leaf);
  }

  private String name(Leaf leaf) {
    return "g" + compared.indexOf(leaf);
  }

  private String idOf(String alias) {
    return SqlText.column(alias, RecordColumns.id(plan.object()).column());
  }

  private String table() {
    return SqlText.table(plan.object().tableName());
  }
}
