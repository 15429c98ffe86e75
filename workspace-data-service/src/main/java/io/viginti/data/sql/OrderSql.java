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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Orders to SQL. */
final class OrderSql {
  private final SqlText sql;
  private final Joins joins;
  private final Map<EnumType, String> optionKeys = new HashMap<>();

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

  /** What is known of a sort key in a range of rows. */
  enum Known {
    /** One value in all rows. */
    SAME,
    NULL,
    NOT_NULL,
    NOTHING
  }

  /** The order within a range of rows; nulls that are not there hide no index. */
  String renderWithin(List<SortKey> order, IntFunction<Known> known) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      SortKey key = order.get(i);
      switch (known.apply(i)) {
        case SAME -> {
          // Nothing to sort by.
        }
        case NULL -> parts.add(render(natural(key), expressions(key).subList(0, 1)));
        case NOT_NULL -> parts.add(render(natural(key), expressions(key)));
        case NOTHING -> parts.add(render(key, expressions(key)));
      }
    }
    return String.join(", ", parts);
  }

  private static String render(SortKey key, List<String> expressions) {
    String direction = key.direction().isAscending() ? "" : " desc";
    String end = isNatural(key) || !mayBeNull(key) ? direction : direction + nulls(key);
    return expressions.stream()
        .map(expression -> expression + end)
        .collect(Collectors.joining(", "));
  }

  /** What is sorted by, most significant first. */
  List<String> expressions(SortKey key) {
    return expressions(key, joins.expression(key.target()));
  }

  /** The same of another value of the key's column. */
  List<String> expressions(SortKey key, String expression) {
    Leaf leaf = key.target().leaf();
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
    if (key.target().leaf().leafType() == LeafType.ENUM) {
      return expressions(key).getFirst();
    }
    String expression = joins.expression(key.target());
    return ConditionSql.isText(key.target().leaf()) ? SortText.beginning(expression) : expression;
  }

  /** The keys of an enum as an array, in the order of its options. */
  String keysInOrder(EnumType options) {
    return optionKeys.computeIfAbsent(
        options,
        type ->
            sql.constant(
                type.options().stream().map(ShapeOption::key).toArray(String[]::new),
                ColumnType.TEXT_ARRAY));
  }

  private static String nulls(SortKey key) {
    return key.direction().isNullsFirst() ? " nulls first" : " nulls last";
  }

  /** PostgreSQL puts nulls last ascending and first descending, and so does every index. */
  private static boolean isNatural(SortKey key) {
    return key.direction().isAscending() != key.direction().isNullsFirst();
  }

  static boolean mayBeNull(SortKey key) {
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
