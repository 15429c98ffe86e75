package io.viginti.data.sql;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.value.Scalar;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.RootPlan;
import io.viginti.data.plan.RootPlan.Found;
import io.viginti.data.query.Operand;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.JsonBytes;
import io.viginti.data.value.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A search to one statement over all objects: the table {@code _search} holds a row for each live
 * record that is searched, kept by triggers, with one index over words and trigrams.
 *
 * <p>Words come first; only when no record has them all, records whose text is spelt alike are
 * looked for, which reads more. Either way a bounded number of candidates is ranked.
 */
public final class SearchSql {
  /** Table in the workspace's schema. */
  private static final String TABLE = "_search";

  /** Records that are ranked, of those that match. */
  private static final int CANDIDATES = 2_000;

  /** Shorter words are spelt like too many others. */
  private static final int SHORTEST_ALIKE = 4;

  private final SqlText sql = new SqlText();
  private final RootPlan.Search plan;
  private final Map<String, CatalogObject> byName = new LinkedHashMap<>();

  private SearchSql(RootPlan.Search plan) {
    this.plan = plan;
    for (RootPlan.Searched searched : plan.searched()) {
      byName.put(searched.object().nameSingular(), searched.object());
    }
  }

  public static ReadStatement of(RootPlan.Search plan) {
    return new SearchSql(plan).statement();
  }

  /**
   * A query for the ids of an object's records that have the words of {@code text}.
   *
   * @param unreadable names of fields that find nothing
   */
  static String idsOf(CatalogObject object, Set<String> unreadable, String text) {
    String query = "records.search_query(" + text + "::text)";
    String ids =
        "select s.\"id\" from "
            + SqlText.table(TABLE)
            + " as s where s.\"object\" = "
            + SqlText.literal(object.tableName())
            + " and s.\"vector\" @@ "
            + query;
    return SearchedText.isPartial(object, unreadable)
        ? ids
            + " and exists (select from %s as d where %s = s.\"id\" and (select w.vector from %s as w) @@ %s)"
                .formatted(
                    SqlText.table(object.tableName()),
                    idOf(object, "d"),
                    SearchedText.of(object, unreadable, "d").document(),
                    query)
        : ids;
  }

  private static String idOf(CatalogObject object, String alias) {
    return SqlText.column(alias, RecordColumns.id(object).column());
  }

  private ReadStatement statement() {
    String text =
        sql.parameter(
                Operands.scalar(plan.query(), Scalar.TEXT, EnumType.NONE, InputPath.of("query")))
            + "::text";
    String tables = sql.parameter(objects("tables", CatalogObject::tableName)) + "::text[]";
    String names = sql.parameter(objects("objects", CatalogObject::nameSingular)) + "::text[]";
    String limit = sql.parameter(Operands.limit(plan.page())) + "::bigint";
    String query = "records.search_query(" + text + ")";
    String words = "records.search_words(left(btrim(" + text + "), 500))";
    String rankOfWords =
        "(case when starts_with(s.\"words\", "
            + words
            + " || e'\\n') then 0.75 when starts_with(s.\"words\", "
            + words
            + ") then 0.65 else 0.5 end + ts_rank('{0.1,0.2,0.4,1}', s.\"vector\", "
            + query
            + ") * 0.25)::double precision";
    String rankOfLikeness = "word_similarity(" + words + ", s.\"words\")::double precision * 0.5";
    String statement =
        "with \"exact\" as materialized ("
            + best(rankOfWords, row -> row + ".\"vector\" @@ " + query, tables, "", limit)
            + "), \"alike\" as ("
            + best(
                rankOfLikeness,
                row -> row + ".\"words\" %> " + words,
                tables,
                " where not exists (select from \"exact\") and length("
                    + words
                    + ") >= "
                    + SHORTEST_ALIKE,
                limit)
            + ") select o.\"name\", r.\"id\", r.\"label\", r.\"rank\" from"
            + " (select * from \"exact\" union all select * from \"alike\") as r"
            + " join unnest("
            + tables
            + ", "
            + names
            + ") as o(\"table\", \"name\") on o.\"table\" = r.\"object\""
            + " order by r.\"rank\" desc, r.\"id\"";
    sql.slow();
    return new ReadStatement(
        sql.toStatement(statement), Operands.limit(plan.page()), -1, cells(), List.of());
  }

  private String best(
      String rank, UnaryOperator<String> matches, String tables, String onlyIf, String limit) {
    return "select s.\"object\", s.\"id\", s.\"label\", "
        + rank
        + " as \"rank\" from ("
        + candidates(matches, tables)
        + ") as s"
        + onlyIf
        + " order by \"rank\" desc, s.\"id\" limit "
        + limit;
  }

  /** Rows as the table has them, of records that are there by what may be read. */
  private String candidates(UnaryOperator<String> matches, String tables) {
    StringBuilder whole =
        new StringBuilder("select s.* from ")
            .append(SqlText.table(TABLE))
            .append(" as s where ")
            .append(matches.apply("s"))
            .append(" and s.\"object\" = any(")
            .append(tables)
            .append(")");
    List<String> partial = new ArrayList<>();
    for (RootPlan.Searched searched : plan.searched()) {
      String isOther = " and (s.\"object\" <> " + SqlText.literal(searched.object().tableName());
      if (SearchedText.isPartial(searched.object(), searched.unreadable())) {
        whole.append(isOther).append(")");
        partial.add(partial(searched, matches, tables));
      } else if (searched.where() != Condition.Known.TRUE) {
        whole.append(isOther).append(" or exists (select").append(rows(searched)).append("))");
      }
    }
    String limit = " limit " + CANDIDATES;
    if (partial.isEmpty()) {
      return whole + limit;
    }
    return "("
        + whole
        + limit
        + ") union all ("
        + String.join(limit + ") union all (", partial)
        + limit
        + ")";
  }

  private String partial(RootPlan.Searched searched, UnaryOperator<String> matches, String tables) {
    CatalogObject object = searched.object();
    String table = SqlText.literal(object.tableName());
    SearchedText text = SearchedText.of(object, searched.unreadable(), "t");
    return "select s.\"id\", s.\"object\", d.\"label\", d.\"words\", d.\"vector\" from "
        + SqlText.table(TABLE)
        + " as s cross join lateral (select left(btrim("
        + text.label()
        + "), 500) as \"label\", w.*"
        + rows(searched, " cross join lateral " + text.document() + " as w")
        + ") as d where "
        + matches.apply("s")
        + " and s.\"object\" = "
        + table
        + " and "
        + table
        + " = any("
        + tables
        + ") and "
        + matches.apply("d");
  }

  private String rows(RootPlan.Searched searched) {
    return rows(searched, "");
  }

  /** The record of the row {@code s}, if it is there. */
  private String rows(RootPlan.Searched searched, String further) {
    Joins joins = new Joins(sql, "t");
    String condition = new ConditionSql(sql, joins).render(searched.where());
    return " from "
        + SqlText.table(searched.object().tableName())
        + " as t"
        + joins.text()
        + further
        + " where "
        + idOf(searched.object(), "t")
        + " = s.\"id\" and "
        + condition;
  }

  private List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Found found : plan.output()) {
      byte[] label = RecordCells.label(found.key());
      cells.add(
          switch (found.part()) {
            case TYPE_NAME ->
                new Cell.Constant(found.key(), label, JsonBytes.quoted("SearchResult"));
            case OBJECT_NAME -> value(found, label, 0, Scalar.TEXT);
            case RECORD_ID -> value(found, label, 1, Scalar.ID);
            case LABEL -> value(found, label, 2, Scalar.TEXT);
            case RANK -> value(found, label, 3, Scalar.FLOAT);
          });
    }
    return cells;
  }

  private static Cell value(Found found, byte[] label, int column, Scalar scalar) {
    return new Cell.Value(found.key(), label, column, scalar, EnumType.NONE, false);
  }

  /** Of the objects that were named, or of all. */
  private Parameter objects(String description, Function<CatalogObject, String> name) {
    return new Parameter(
        description,
        bindings -> named(plan.named(), bindings).stream().map(name).toArray(String[]::new));
  }

  private List<CatalogObject> named(Operand operand, Bindings bindings) {
    JsonNode given = operand.resolve(bindings.variables());
    if (given.isMissingNode() || given.isNull()) {
      return plan.searched().stream().map(RootPlan.Searched::object).toList();
    }
    InputPath at = InputPath.of("objects");
    Problems problems = new Problems();
    List<CatalogObject> objects = new ArrayList<>();
    int count = given.isArray() ? given.size() : 1;
    for (int i = 0; i < count; i++) {
      JsonNode item = given.isArray() ? given.get(i) : given;
      CatalogObject object = byName.get(item.asText());
      if (object == null) {
        problems.add(at.then(i), "is no object that is searched");
      } else if (!objects.contains(object)) {
        objects.add(object);
      }
    }
    problems.throwIfAny();
    return objects;
  }
}
