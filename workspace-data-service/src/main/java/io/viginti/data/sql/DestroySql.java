package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Junction;
import io.viginti.catalog.ReferenceField;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.plan.RecordColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Destruction: finding what points at the records, then everything in one statement, so that the
 * foreign keys are checked when all of it is done and every record touched has its event.
 */
public final class DestroySql {
  private DestroySql() {}

  /**
   * Locks the records chosen, deleted or not, and answers their ids and whether their destruction
   * is under way already.
   */
  public static Statement lock(CatalogObject object, Which which, WriteScope scope) {
    SqlText sql = new SqlText();
    String chosen =
        switch (which) {
          case Which.One one -> {
            String idColumn = SqlText.column("t", RecordColumns.id(object).column());
            Joins joins = new Joins(sql, "t");
            String visible = WriteSql.visible(scope.sees().of(object), sql, joins);
            yield "select %s as id from %s as t%s where %s = %s%s for update%s"
                .formatted(
                    idColumn,
                    SqlText.table(object.tableName()),
                    joins.text(),
                    idColumn,
                    sql.constant(one.id(), ColumnType.UUID),
                    visible,
                    visible.isEmpty() ? "" : " of t");
          }
          case Which.Chosen many -> WriteSql.choose(object, many, sql, "for update of t");
        };
    return sql.toStatement(
        "select c.id, %s from (%s) as c"
            .formatted(DestructionSql.isPending(object, "c.id", scope.workspaceId(), sql), chosen));
  }

  /**
   * Records that point at the given ones, locked: nobody can begin to refer to them any more.
   *
   * @param relations relations whose target is the object of the ids; not empty
   * @return rows of place in {@code relations} and id, at most {@code most} + 1 in all
   */
  public static Statement referrers(List<ReferenceField> relations, UUID[] ids, int most) {
    SqlText sql = new SqlText();
    String targets = sql.parameter(Parameter.constant(ids)) + "::uuid[]";
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < relations.size(); i++) {
      ReferenceField relation = relations.get(i);
      parts.add(
          "select * from (select %d as place, %s as id from %s as t where %s = any(%s)%s limit %d for update) as r%d"
              .formatted(
                  i,
                  SqlText.column("t", RecordColumns.id(relation.owner()).column()),
                  SqlText.table(relation.owner().tableName()),
                  SqlText.column("t", relation.idColumn()),
                  targets,
                  Joins.leadsTo("t", relation),
                  most + 1,
                  i));
    }
    return sql.toStatement(String.join(" union all ", parts) + " limit " + (most + 1));
  }

  /** Records of one object to destroy. */
  public record Doomed(CatalogObject object, List<UUID> ids) {}

  /** A relation that leads to records to be destroyed. */
  public record Clearing(ReferenceField relation, List<UUID> targets) {}

  /** Records of one object that lose a relation; none of them is destroyed itself. */
  public record Orphaned(CatalogObject object, List<Clearing> clearings, List<UUID> ids) {}

  /**
   * Finds the first way through links that one of its records goes: a row with its place, or none.
   */
  public static Statement findLinked(Map<Junction, List<UUID>> links) {
    SqlText sql = new SqlText();
    List<String> parts = new ArrayList<>();
    links.forEach(
        (junction, ids) ->
            parts.add(
                "select %d as place where exists (select from %s as j where %s = any(%s))"
                    .formatted(
                        parts.size(),
                        SqlText.table(junction.table()),
                        SqlText.column("j", junction.fromColumn()),
                        ids(sql, ids))));
    return sql.toStatement(String.join(" union all ", parts) + " order by place limit 1");
  }

  /**
   * Counts the links of records: a row with their number, counted to {@code most} + 1.
   *
   * @param links ids by the way that starts at them; not empty
   */
  public static Statement countLinks(Map<Junction, List<UUID>> links, int most) {
    SqlText sql = new SqlText();
    List<String> parts = new ArrayList<>();
    links.forEach(
        (junction, ids) ->
            parts.add(
                "select * from (select 1 from %s as j where %s = any(%s) limit %d) as l%d"
                    .formatted(
                        SqlText.table(junction.table()),
                        SqlText.column("j", junction.fromColumn()),
                        ids(sql, ids),
                        most + 1,
                        parts.size())));
    return sql.toStatement(
        "select count(*) from (%s limit %d) as l"
            .formatted(String.join(" union all ", parts), most + 1));
  }

  /**
   * Cuts links of records that are to be destroyed.
   *
   * @param links ids by the way that starts at them; not empty
   * @param doomed the ids of an object that are to be destroyed
   * @param most links of a way; 0 for all
   */
  public static Statement unlink(
      Map<Junction, List<UUID>> links,
      Function<CatalogObject, List<UUID>> doomed,
      WriteScope scope,
      int most) {
    SqlText sql = new SqlText();
    LinkSql linked = new LinkSql(sql, new Outbox(sql, scope), scope);
    linked.destroy(links, doomed, most);
    return sql.toStatement("with " + linked.parts() + "done as (select 1) select * from done");
  }

  /** Clears and destroys. */
  public static Statement destroy(List<Doomed> doomed, List<Orphaned> orphaned, WriteScope scope) {
    SqlText sql = new SqlText();
    Outbox outbox = new Outbox(sql, scope);
    List<String> parts = new ArrayList<>();
    parts.add("m as materialized (select clock_timestamp() as at)");
    for (int i = 0; i < orphaned.size(); i++) {
      clear(orphaned.get(i), "cleared" + i, scope.actor(), sql, outbox, parts);
    }
    for (int i = 0; i < doomed.size(); i++) {
      remove(doomed.get(i), "removed" + i, sql, outbox, parts);
    }
    return sql.toStatement("with " + String.join(", ", parts) + " select 1");
  }

  private static void clear(
      Orphaned orphaned, String name, Actor actor, SqlText sql, Outbox outbox, List<String> parts) {
    CatalogObject object = orphaned.object();
    List<String> assignments = new ArrayList<>();
    List<String> updated = new ArrayList<>();
    // Targets of a morph relation share their columns: one assignment for all of them.
    Map<String, List<String>> lostByColumn = new LinkedHashMap<>();
    for (Clearing clearing : orphaned.clearings()) {
      ReferenceField relation = clearing.relation();
      String targets = ids(sql, clearing.targets());
      String isLost = leadsTo("t", relation, targets);
      relation
          .objectColumn()
          .ifPresent(
              column ->
                  lostByColumn.computeIfAbsent(column, none -> new ArrayList<>()).add(isLost));
      lostByColumn.computeIfAbsent(relation.idColumn(), none -> new ArrayList<>()).add(isLost);
      updated.add(
          "case when %s and %s is null then %s end"
              .formatted(
                  leadsTo("old", relation, targets),
                  SqlText.column("new", relation.idColumn()),
                  SqlText.literal(relation.idName())));
    }
    lostByColumn.forEach(
        (column, isLost) -> assignments.add(cleared(column, String.join(" or ", isLost))));
    assignments.addAll(WriteSql.stamp(object, actor, sql));
    parts.add(
        ("%s as (update %s as t set %s from m where %s = any(%s) returning new.*,"
                + " to_json(old) as \"$before\", to_json(new) as \"$after\","
                + " array_remove(array[%s]::text[], null) as \"$fields\")")
            .formatted(
                name,
                SqlText.table(object.tableName()),
                String.join(", ", assignments),
                SqlText.column("t", RecordColumns.id(object).column()),
                ids(sql, orphaned.ids()),
                String.join(", ", updated)));
    parts.add(
        name
            + "e as ("
            + outbox.insert(
                object,
                "'UPDATED'",
                name + " as t",
                SqlText.column("t", RecordColumns.id(object).column()),
                "t.\"$before\"",
                "t.\"$after\"",
                "t.\"$fields\"",
                SqlText.column("t", RecordColumns.updatedAt(object).column()))
            + ")");
  }

  private static String leadsTo(String alias, ReferenceField relation, String targets) {
    return SqlText.column(alias, relation.idColumn())
        + " = any("
        + targets
        + ")"
        + Joins.leadsTo(alias, relation);
  }

  private static String cleared(String column, String isLost) {
    return "%s = case when %s then null else %s end"
        .formatted(SqlText.quoted(column), isLost, SqlText.column("t", column));
  }

  private static void remove(
      Doomed doomed, String name, SqlText sql, Outbox outbox, List<String> parts) {
    CatalogObject object = doomed.object();
    String id = SqlText.column("t", RecordColumns.id(object).column());
    parts.add(
        "%s as (delete from %s as t where %s = any(%s) returning *)"
            .formatted(name, SqlText.table(object.tableName()), id, ids(sql, doomed.ids())));
    parts.add(
        name
            + "e as ("
            + outbox.insert(
                object,
                "'DESTROYED'",
                name + " as t, m",
                id,
                "to_json(t)",
                "null",
                "'{}'::text[]",
                WriteSql.moment(object))
            + ")");
  }

  private static String ids(SqlText sql, List<UUID> ids) {
    return sql.parameter(Parameter.constant(ids.toArray(UUID[]::new))) + "::uuid[]";
  }
}
