package io.viginti.data.sql;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.contracts.shape.FieldType;
import io.viginti.data.plan.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list whose filter is a pattern on a text with an index of trigrams. Two ways lead to its rows:
 * sorting those that the trigrams find, which is good while they are few, or walking the order's
 * index until the page is full, which is good while they are many. PostgreSQL would choose by a
 * guess from a hundred sample values, and walks 200,000 rows where one of them happens to fit; so
 * the statement counts instead: it looks for matches up to a number, sorts them when that was all,
 * and walks only where there are more. The way that is walked hides the pattern from the index, so
 * that it is the same for every value and the statement needs no plan of its own each time.
 */
final class FewMatches {
  /** As many as are sorted. Twice as many cost a frequent pattern twice as much for nothing. */
  private static final int MOST = 500;

  private static final String FOUND = "found";
  private static final String MANY = "(select m.\"are\" from \"many\" as m)";

  private final String table;
  private final List<String> conditions = new ArrayList<>();
  private final List<String> walked = new ArrayList<>();
  private final String isIndexed;

  private FewMatches(
      SqlText sql, Joins joins, CatalogObject object, Condition where, Predicate<Bindings> use) {
    this.table = SqlText.table(object.tableName());
    ConditionSql rendering = new ConditionSql(sql, joins);
    for (Condition part : parts(where)) {
      String text = rendering.render(part);
      conditions.add(text);
      walked.add(use(object, part) == null ? text : "(" + text + ") is true");
    }
    this.isIndexed = sql.parameter(new Parameter("has trigrams", use::test)) + "::boolean";
    walked.add(MANY);
  }

  /** Empty when no trigrams serve the condition. */
  static Optional<FewMatches> of(SqlText sql, Joins joins, CatalogObject object, Condition where) {
    Predicate<Bindings> use = use(object, where);
    return use == null
        ? Optional.empty()
        : Optional.of(new FewMatches(sql, joins, object, where, use));
  }

  /**
   * The statement.
   *
   * @param joins of all its parts
   * @param few reads from {@link #relation()}, within {@link #fewConditions()}
   * @param many reads from the table within {@link #manyConditions()}
   */
  String either(String joins, String few, String many) {
    return "with \"found\" as materialized (select t.* from "
        + table
        + " as t"
        + joins
        + " where "
        + String.join(" and ", conditions)
        + " and "
        + isIndexed
        + " limit "
        + (MOST + 1)
        + "), \"many\" as materialized (select count(*) > "
        + MOST
        + " or not "
        + isIndexed
        + " as \"are\" from \"found\") ("
        + few
        + ") union all ("
        + many
        + ")";
  }

  /** The rows that were found, in place of the table. */
  String relation() {
    return SqlText.quoted(FOUND);
  }

  List<String> fewConditions() {
    return List.of("not " + MANY);
  }

  List<String> manyConditions() {
    return walked;
  }

  private static List<Condition> parts(Condition where) {
    return where instanceof Condition.All all ? all.parts() : List.of(where);
  }

  /** Whether trigrams find the rows, told by the values of a request; null when they never do. */
  private static @Nullable Predicate<Bindings> use(CatalogObject object, Condition condition) {
    return switch (condition) {
      case Condition.Comparison comparison -> use(object, comparison);
      case Condition.All all -> {
        Predicate<Bindings> any = null;
        for (Condition part : all.parts()) {
          Predicate<Bindings> of = use(object, part);
          any = any == null ? of : of == null ? any : any.or(of);
        }
        yield any;
      }
      case Condition.Any any -> {
        Predicate<Bindings> all = null;
        for (Condition part : any.parts()) {
          Predicate<Bindings> of = use(object, part);
          if (of == null) {
            yield null;
          }
          all = all == null ? of : all.and(of);
        }
        yield all;
      }
      case Condition.Known known -> null;
      case Condition.Not not -> null;
      case Condition.Presence presence -> null;
      case Condition.Related related -> null;
      case Condition.Matches matches -> null;
    };
  }

  private static @Nullable Predicate<Bindings> use(
      CatalogObject object, Condition.Comparison comparison) {
    if (!comparison.target().hops().isEmpty() || !hasTrigrams(object, comparison.target().leaf())) {
      return null;
    }
    return switch (comparison.comparator()) {
      case LIKE, ILIKE -> bindings -> Trigrams.areIn(text(comparison, bindings));
      case STARTS_WITH -> bindings -> !text(comparison, bindings).isEmpty();
      case CONTAINS -> bindings -> Trigrams.areIn("%" + literal(comparison, bindings) + "%");
      case ENDS_WITH -> bindings -> Trigrams.areIn("%" + literal(comparison, bindings));
      default -> null;
    };
  }

  /** Labels and e-mail addresses: the texts for which metadata-service plans such an index. */
  private static boolean hasTrigrams(CatalogObject object, Leaf leaf) {
    @Nullable CatalogField field =
        switch (leaf) {
          case LeafField own -> own;
          case CompositeField.Part part -> part.field();
          default -> null;
        };
    return field != null
        && ConditionSql.isText(leaf)
        && (field.source().type() == FieldType.EMAILS
            || object.findLabelField().filter(field::equals).isPresent());
  }

  private static String literal(Condition.Comparison comparison, Bindings bindings) {
    return text(comparison, bindings).replace('%', ' ').replace('_', ' ').replace('\\', ' ');
  }

  /** Empty for what is no text: its own parameter refuses it. */
  private static String text(Condition.Comparison comparison, Bindings bindings) {
    JsonNode value = comparison.operand().resolve(bindings.variables());
    return value.isTextual() ? value.textValue() : "";
  }
}
