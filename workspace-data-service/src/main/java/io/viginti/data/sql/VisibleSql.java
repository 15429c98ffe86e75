package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.RecordColumns;
import java.util.UUID;

/** Which of given records are there to the caller. */
public final class VisibleSql {
  private VisibleSql() {}

  /**
   * Finds the records that are there, deleted ones too, to be destroyed by nobody else until the
   * transaction ends: rows of the id.
   */
  public static Statement find(CatalogObject object, UUID[] ids, Condition rule) {
    SqlText sql = new SqlText();
    Joins joins = new Joins(sql, "t");
    String condition = new ConditionSql(sql, joins).render(rule);
    String id = SqlText.column("t", RecordColumns.id(object).column());
    return sql.toStatement(
        "select %s from %s as t%s where %s = any(%s) and %s order by %s for key share of t"
            .formatted(
                id,
                SqlText.table(object.tableName()),
                joins.text(),
                id,
                SqlText.castArray(sql.parameter(Parameter.constant(ids)), ColumnType.UUID),
                condition,
                id));
  }

  /** Finds one that is not there: a row, or none when all are. */
  public static Statement findHidden(CatalogObject object, UUID[] ids, Condition rule) {
    SqlText sql = new SqlText();
    String given = SqlText.castArray(sql.parameter(Parameter.constant(ids)), ColumnType.UUID);
    return sql.toStatement(
        "select k.id from unnest(%s) as k(id) where not %s limit 1"
            .formatted(given, exists(object, "k.id", rule, sql)));
  }

  /**
   * Whether the record of that id is there, as an expression.
   *
   * @param id an expression that names no alias {@code t}
   */
  static String exists(CatalogObject object, String id, Condition rule, SqlText sql) {
    Joins joins = new Joins(sql, "t");
    String condition = new ConditionSql(sql, joins).render(rule);
    return "exists (select from %s as t%s where %s = %s and %s)"
        .formatted(
            SqlText.table(object.tableName()),
            joins.text(),
            SqlText.column("t", RecordColumns.id(object).column()),
            id,
            condition);
  }
}
