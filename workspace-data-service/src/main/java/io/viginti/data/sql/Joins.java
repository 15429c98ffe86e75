package io.viginti.data.sql;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.InverseOneField;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToOneField;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.Target;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The left joins of a statement. Selection, filter and order that follow the same relation share
 * one join, so a record that is not there is null to all of them alike.
 */
final class Joins {
  private static final int MOST = 60;

  private final SqlText sql;
  private final String root;
  private final int[] allotted;
  private final Map<Edge, String> aliases = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  private record Edge(String from, ToOneField relation, boolean seesDeleted, Condition rule) {}

  Joins(SqlText sql, String root) {
    this(sql, root, new int[1]);
  }

  private Joins(SqlText sql, String root, int[] allotted) {
    this.sql = sql;
    this.root = root;
    this.allotted = allotted;
  }

  /** The joins of a subquery: its aliases meet none of this statement. */
  Joins ofSubquery() {
    return new Joins(sql, nextAlias(), allotted);
  }

  String root() {
    return root;
  }

  /** Alias of the record on the other side. */
  String follow(String from, ToOneField relation, boolean seesDeleted, Condition rule) {
    Edge edge = new Edge(from, relation, seesDeleted, rule);
    String known = aliases.get(edge);
    if (known != null) {
      return known;
    }
    String alias = nextAlias();
    aliases.put(edge, alias);
    switch (relation) {
      case ReferenceField reference -> join(edge, reference, alias);
      case InverseOneField other -> join(edge, other, alias);
    }
    return alias;
  }

  private void join(Edge edge, ReferenceField relation, String alias) {
    String visible = visible(alias, edge.rule());
    String from = edge.from();
    text.append(" left join ")
        .append(SqlText.table(relation.target().tableName()))
        .append(" as ")
        .append(alias)
        .append(" on ")
        .append(SqlText.column(alias, RecordColumns.id(relation.target()).column()))
        .append(" = ")
        .append(SqlText.column(from, relation.idColumn()))
        .append(leadsTo(from, relation));
    if (!edge.seesDeleted()) {
      text.append(" and ").append(isLive(alias, relation.target()));
    }
    text.append(visible);
  }

  /** Of live records one at most points here; of deleted ones the last that did stands for all. */
  private void join(Edge edge, InverseOneField relation, String alias) {
    boolean seesDeleted = edge.seesDeleted();
    boolean isRuled = edge.rule() != Condition.Known.TRUE;
    String inner = !seesDeleted ? alias : isRuled ? nextAlias() : "i";
    String visible = visible(inner, edge.rule());
    String table = SqlText.table(relation.target().tableName());
    String points =
        SqlText.column(inner, relation.inverse().idColumn())
            + " = "
            + SqlText.column(edge.from(), RecordColumns.id(relation.owner()).column());
    if (seesDeleted) {
      String deletedAt = RecordColumns.deletedAt(relation.target()).column();
      text.append(
          " left join lateral (select %s.* from %s as %s where %s%s order by %s desc limit 1) as %s on true"
              .formatted(
                  inner, table, inner, points, visible, SqlText.column(inner, deletedAt), alias));
    } else {
      text.append(
          " left join %s as %s on %s and %s%s"
              .formatted(table, alias, points, isLive(alias, relation.target()), visible));
    }
  }

  /**
   * A further part of the condition on which a record is joined; empty where every record is there.
   * What the rule follows itself is joined within it.
   */
  private String visible(String alias, Condition rule) {
    if (rule == Condition.Known.TRUE) {
      return "";
    }
    Joins within = new Joins(sql, alias, allotted);
    String condition = new ConditionSql(sql, within).render(rule);
    return within.text.isEmpty()
        ? " and (" + condition + ")"
        : " and exists (select from (select) as o" + within.text + " where " + condition + ")";
  }

  private static String isLive(String alias, CatalogObject object) {
    return SqlText.column(alias, RecordColumns.deletedAt(object).column()) + " is null";
  }

  private String nextAlias() {
    if (allotted[0] == MOST) {
      throw VigintiException.of(
          ErrorCode.QUERY_TOO_COMPLEX, "The operation follows more than " + MOST + " relations");
    }
    return "t" + ++allotted[0];
  }

  /** That a morph relation leads to this target. */
  static String isOf(String alias, ReferenceField relation) {
    return SqlText.column(alias, relation.objectColumn().orElseThrow())
        + " = "
        + SqlText.literal(relation.target().tableName());
  }

  /** Of a morph relation the condition that it leads to this target; empty otherwise. */
  static String leadsTo(String alias, ReferenceField relation) {
    return relation
        .objectColumn()
        .map(
            column ->
                " and "
                    + SqlText.column(alias, column)
                    + " = "
                    + SqlText.literal(relation.target().tableName()))
        .orElse("");
  }

  /** The expression of a target's leaf. */
  String expression(Target target) {
    return expression(alias(target), target.leaf());
  }

  /** Alias of the record that has the target's leaf. */
  String alias(Target target) {
    return alias(target.hops());
  }

  /** Alias of the record that relations to one lead to. */
  String alias(List<Target.Hop> hops) {
    String alias = root;
    for (Target.Hop hop : hops) {
      alias = follow(alias, hop.relation(), hop.seesDeleted(), hop.rule());
    }
    return alias;
  }

  static String expression(String alias, Leaf leaf) {
    String column = SqlText.column(alias, leaf.column());
    if (leaf instanceof RelationIdField id && id.relation().isMorph()) {
      String object = SqlText.column(alias, id.relation().objectColumn().orElseThrow());
      String table = SqlText.literal(id.relation().target().tableName());
      return "case when " + object + " = " + table + " then " + column + " end";
    }
    return column;
  }

  String text() {
    return text.toString();
  }
}
