package io.viginti.data.sql;

import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.LeafType;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.ShapeOption;
import io.viginti.data.plan.SortKey;
import java.util.List;
import java.util.stream.Collectors;

/** Orders to SQL. */
final class OrderSql {
  private final SqlText sql;
  private final Joins joins;

  OrderSql(SqlText sql, Joins joins) {
    this.sql = sql;
    this.joins = joins;
  }

  String render(List<SortKey> order) {
    return order.stream()
        .map(key -> render(key, expressions(key)))
        .collect(Collectors.joining(", "));
  }

  /**
   * The order among rows whose first key is null: of that key as much as the index holds, so that
   * its next column goes on.
   */
  String renderAmongNulls(List<SortKey> order) {
    SortKey first = order.getFirst();
    String key = render(first, expressions(first).subList(0, 1));
    return order.size() == 1 ? key : key + ", " + render(order.subList(1, order.size()));
  }

  private static String render(SortKey key, List<String> expressions) {
    String direction = key.direction().isAscending() ? "" : " desc";
    String end = isNatural(key) || !mayBeNull(key) ? direction : direction + nulls(key);
    return expressions.stream()
        .map(expression -> expression + end)
        .collect(Collectors.joining(", "));
  }

  /** What is sorted by, most significant first. */
  private List<String> expressions(SortKey key) {
    Leaf leaf = key.target().leaf();
    String expression = joins.expression(key.target());
    if (leaf.leafType() == LeafType.ENUM) {
      return List.of("array_position(" + keysInOrder(leaf.enumType()) + ", " + expression + ")");
    }
    return ConditionSql.isText(leaf)
        ? List.of(SortText.ordered(SortText.beginning(expression)), SortText.ordered(expression))
        : List.of(expression);
  }

  /**
   * The first of the expressions as it stands in an index; null or not is the same of all of them.
   */
  String indexed(SortKey key) {
    String expression = joins.expression(key.target());
    return ConditionSql.isText(key.target().leaf()) ? SortText.beginning(expression) : expression;
  }

  private String keysInOrder(EnumType options) {
    String[] keys = options.options().stream().map(ShapeOption::key).toArray(String[]::new);
    return sql.constant(keys, ColumnType.TEXT_ARRAY);
  }

  private static String nulls(SortKey key) {
    return key.direction().isNullsFirst() ? " nulls first" : " nulls last";
  }

  /** PostgreSQL puts nulls last ascending and first descending, and so does every index. */
  private static boolean isNatural(SortKey key) {
    return key.direction().isAscending() != key.direction().isNullsFirst();
  }

  private static boolean mayBeNull(SortKey key) {
    return !key.target().hops().isEmpty()
        || !(key.target().leaf() instanceof LeafField field)
        || field.isNullable();
  }

  /**
   * Whether the list has to be read in two ranges, nulls and values, to come from an index: there
   * is one, and its nulls are at the other end.
   */
  static boolean needsRanges(CatalogObject object, SortKey first) {
    return !isNatural(first)
        && mayBeNull(first)
        && first.target().hops().isEmpty()
        && isIndexed(object, first.target().leaf());
  }

  /** The same order with nulls where an index has them. */
  static SortKey natural(SortKey key) {
    return new SortKey(
        key.target(),
        key.direction().isAscending()
            ? SortKey.Direction.ASC_NULLS_LAST
            : SortKey.Direction.DESC_NULLS_FIRST);
  }

  private static boolean isIndexed(CatalogObject object, Leaf leaf) {
    String path =
        switch (leaf) {
          case CatalogField field -> field.name();
          case CompositeField.Part part -> part.field().name() + "." + part.name();
          default -> throw new IllegalArgumentException("not a leaf of a record: " + leaf);
        };
    return object.source().indexes().stream()
        .anyMatch(index -> !index.isUnique() && index.fields().getFirst().equals(path));
  }
}
