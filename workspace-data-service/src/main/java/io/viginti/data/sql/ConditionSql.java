package io.viginti.data.sql;

import io.viginti.catalog.EnumType;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.value.Scalar;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.query.Operand;
import io.viginti.data.value.InputPath;
import java.util.List;
import java.util.stream.Collectors;

/** Conditions to SQL. */
final class ConditionSql {
  private final SqlText sql;
  private final Joins joins;
  private int negations;

  ConditionSql(SqlText sql, Joins joins) {
    this.sql = sql;
    this.joins = joins;
  }

  /** Safe to stand beside {@code and}. */
  String render(Condition condition) {
    return switch (condition) {
      case Condition.Known known ->
          switch (known) {
            case TRUE -> "true";
            case FALSE -> "false";
            case UNKNOWN -> "null::boolean";
          };
      case Condition.All all -> all.parts().isEmpty() ? "true" : joined(all.parts(), " and ");
      case Condition.Any any ->
          any.parts().isEmpty() ? "false" : "(" + joined(any.parts(), " or ") + ")";
      case Condition.Not not -> {
        negations++;
        String part = render(not.part());
        negations--;
        yield "not (" + part + ")";
      }
      case Condition.Presence presence ->
          joins.expression(presence.target()) + (presence.isNull() ? " is null" : " is not null");
      case Condition.Comparison comparison -> comparison(comparison);
      case Condition.Related related -> related(related);
      case Condition.Matches matches ->
          slow(
              joins.expression(matches.id())
                  + " in ("
                  + SearchSql.idsOf(
                      matches.object(),
                      matches.unreadable(),
                      sql.parameter(
                          Operands.scalar(
                              matches.operand(), Scalar.TEXT, EnumType.NONE, matches.at())))
                  + ")");
    };
  }

  private String related(Condition.Related related) {
    String record = joins.alias(related.from());
    String id = SqlText.column(record, RecordColumns.id(related.relation().owner()).column());
    String exists = exists(related, id);
    if (related.from().isEmpty()) {
      return exists;
    }
    // Of a record that is not there nothing is known, as with its columns.
    return negations == 0
        ? "(" + id + " is not null and " + exists + ")"
        : "case when " + id + " is not null then " + exists + " end";
  }

  private String exists(Condition.Related related, String id) {
    Joins others = joins.ofSubquery();
    ConditionSql conditions = new ConditionSql(sql, others);
    ListMembers members = ListMembers.of(related.relation().link(), others.root(), id);
    StringBuilder where = new StringBuilder(members.condition());
    if (related.among() != Condition.Known.TRUE) {
      where.append(" and ").append(conditions.render(related.among()));
    }
    boolean isEvery = related.quantifier() == Condition.Quantifier.EVERY;
    if (isEvery) {
      where.append(" and (").append(conditions.render(related.where())).append(") is not true");
    } else if (related.where() != Condition.Known.TRUE) {
      where.append(" and ").append(conditions.render(related.where()));
    }
    return (related.quantifier() == Condition.Quantifier.SOME ? "exists" : "not exists")
        + " (select 1 from "
        + SqlText.table(related.relation().target().tableName())
        + " as "
        + others.root()
        + members.join()
        + others.text()
        + " where "
        + where
        + ")";
  }

  private String joined(List<Condition> parts, String word) {
    return parts.stream()
        .map(
            part ->
                part instanceof Condition.All all && all.parts().size() > 1
                    ? "(" + render(part) + ")"
                    : render(part))
        .collect(Collectors.joining(word));
  }

  private String comparison(Condition.Comparison comparison) {
    Leaf leaf = comparison.target().leaf();
    String column = joins.expression(comparison.target());
    if (leaf instanceof RelationIdField id && id.relation().isMorph() && negations == 0) {
      // an index serves the bare columns; unknown and false are the same where nothing negates
      String alias = joins.alias(comparison.target());
      String guard = Joins.leadsTo(alias, id.relation());
      String bare = SqlText.column(alias, id.column());
      return "(" + compared(comparison, leaf, bare) + guard + ")";
    }
    return compared(comparison, leaf, column);
  }

  private String compared(Condition.Comparison comparison, Leaf leaf, String column) {
    Operand operand = comparison.operand();
    InputPath at = comparison.at();
    return switch (comparison.comparator()) {
      case EQ -> column + " = " + value(leaf, operand, at);
      case NEQ -> column + " <> " + value(leaf, operand, at);
      case IN -> column + " = any(" + array(leaf, operand, at) + ")";
      case GT, GTE, LT, LTE -> ordered(comparison, leaf, column);
      case LIKE -> column + " like " + value(leaf, operand, at);
      case ILIKE -> column + " ilike " + value(leaf, operand, at);
      case STARTS_WITH -> column + " like " + pattern(operand, "", "%", at);
      case ENDS_WITH -> column + " like " + pattern(operand, "%", "", at);
      case CONTAINS ->
          isList(leaf)
              ? column + " @> array[" + item(leaf, operand, at) + "]"
              : column + " like " + pattern(operand, "%", "%", at);
      case REGEX -> slow(column + " ~ " + value(leaf, operand, at));
      case IREGEX -> slow(column + " ~* " + value(leaf, operand, at));
      case CONTAINS_ANY -> column + " && " + items(leaf, operand, at);
      case CONTAINS_ALL -> column + " @> " + items(leaf, operand, at);
      case IS_EMPTY ->
          "(cardinality("
              + column
              + ") = 0) = "
              + sql.parameter(Operands.scalar(operand, Scalar.BOOLEAN, leaf.enumType(), at))
              + "::boolean";
    };
  }

  private String ordered(Condition.Comparison comparison, Leaf leaf, String column) {
    String sign =
        switch (comparison.comparator()) {
          case GT -> " > ";
          case GTE -> " >= ";
          case LT -> " < ";
          case LTE -> " <= ";
          default -> throw new IllegalStateException("not an order: " + comparison);
        };
    String value = value(leaf, comparison.operand(), comparison.at());
    return column + sign + (isText(leaf) ? SortText.ordered(value) : value);
  }

  private String slow(String expression) {
    sql.slow();
    return expression;
  }

  static boolean isText(Leaf leaf) {
    return leaf.leafType() == LeafType.STRING;
  }

  private static boolean isList(Leaf leaf) {
    return leaf.columnType() == ColumnType.TEXT_ARRAY;
  }

  private static Scalar scalar(Leaf leaf) {
    Scalar scalar = Scalar.of(leaf);
    return scalar == Scalar.POSITION ? Scalar.FLOAT : scalar;
  }

  private String value(Leaf leaf, Operand operand, InputPath at) {
    return SqlText.cast(
        sql.parameter(Operands.scalar(operand, scalar(leaf), leaf.enumType(), at)),
        leaf.columnType());
  }

  private String array(Leaf leaf, Operand operand, InputPath at) {
    return SqlText.castArray(
        sql.parameter(
            Operands.array(operand, scalar(leaf), leaf.enumType(), leaf.columnType(), at)),
        leaf.columnType());
  }

  private String item(Leaf leaf, Operand operand, InputPath at) {
    return sql.parameter(Operands.scalar(operand, itemScalar(leaf), leaf.enumType(), at))
        + "::text";
  }

  private String items(Leaf leaf, Operand operand, InputPath at) {
    return sql.parameter(
            Operands.array(operand, itemScalar(leaf), leaf.enumType(), ColumnType.TEXT, at))
        + "::text[]";
  }

  private static Scalar itemScalar(Leaf leaf) {
    return leaf.leafType() == LeafType.ENUM_LIST ? Scalar.OPTION : Scalar.TEXT;
  }

  private String pattern(Operand operand, String before, String after, InputPath at) {
    return sql.parameter(Operands.pattern(operand, before, after, at)) + "::text";
  }
}
