package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Junction;
import io.viginti.catalog.ReferenceField;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.RecordColumns;
import java.util.UUID;

/** What a merge asks besides plain updates. */
public final class MergeSql {
  private MergeSql() {}

  /** Live records of the ids, locked: rows of the id and the whole row as JSON text. */
  public static Statement lock(CatalogObject object, UUID[] ids, Condition rule) {
    SqlText sql = new SqlText();
    Joins joins = new Joins(sql, "t");
    String visible = WriteSql.visible(rule, sql, joins);
    String id = SqlText.column("t", RecordColumns.id(object).column());
    return sql.toStatement(
        "select %s, to_json(t)::text from %s as t%s where %s = any(%s) and %s is null%s order by %s for update%s"
            .formatted(
                id,
                SqlText.table(object.tableName()),
                joins.text(),
                id,
                array(sql, ids),
                SqlText.column("t", RecordColumns.deletedAt(object).column()),
                visible,
                id,
                visible.isEmpty() ? "" : " of t"));
  }

  /** Which of the ids a live record points at by a relation: rows of the id. */
  public static Statement referredTo(ReferenceField relation, UUID[] ids) {
    SqlText sql = new SqlText();
    String target = SqlText.column("t", relation.idColumn());
    CatalogObject owner = relation.owner();
    return sql.toStatement(
        "select distinct %s from %s as t where %s = any(%s)%s and %s is null"
            .formatted(
                target,
                SqlText.table(owner.tableName()),
                target,
                array(sql, ids),
                Joins.leadsTo("t", relation),
                SqlText.column("t", RecordColumns.deletedAt(owner).column())));
  }

  /** What records are linked to, but for the records of the merge: rows of the id. */
  public static Statement linked(Junction junction, UUID[] ids, UUID[] except) {
    SqlText sql = new SqlText();
    String to = SqlText.column("j", junction.toColumn());
    return sql.toStatement(
        "select distinct %s from %s as j where %s = any(%s) and not %s = any(%s)"
            .formatted(
                to,
                SqlText.table(junction.table()),
                SqlText.column("j", junction.fromColumn()),
                array(sql, ids),
                to,
                array(sql, except)));
  }

  private static String array(SqlText sql, UUID[] ids) {
    return sql.parameter(Parameter.constant(ids)) + "::uuid[]";
  }
}
