package io.viginti.data.migration;

import io.viginti.contracts.migration.SearchDocument;
import io.viginti.contracts.migration.SearchDocument.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What search looks into: one table for a workspace, with a row for each live record of the objects
 * that are searched. A trigger of the record's table writes it, so whatever writes a record keeps
 * it right, in the same transaction.
 */
final class SearchDdl {
  static final String TABLE = "_search";
  private static final String TRIGGER = "search";
  private static final String COLUMNS = "(\"id\", \"object\", \"label\", \"words\", \"vector\")";
  private static final String UPSERT =
      " on conflict (\"id\", \"object\") do update set \"label\" = excluded.\"label\","
          + " \"words\" = excluded.\"words\", \"vector\" = excluded.\"vector\"";

  private final Ddl ddl;

  SearchDdl(Ddl ddl) {
    this.ddl = ddl;
  }

  /**
   * One index for words and trigrams. What writers leave for later in it is kept small, so that the
   * one who has to sort it in does not wait for long.
   */
  List<String> createTable() {
    return List.of(
        "create table "
            + ddl.table(TABLE)
            + " (\"id\" uuid not null, \"object\" text not null, \"label\" text not null,"
            + " \"words\" text not null, \"vector\" tsvector not null,"
            + " primary key (\"id\", \"object\"))",
        "create index \"_search_text\" on "
            + ddl.table(TABLE)
            + " using gin (\"vector\", \"words\" gin_trgm_ops)"
            + " with (gin_pending_list_limit = 512)");
  }

  /** Repeatable. */
  List<String> keep(String table, SearchDocument document) {
    String changed =
        document.columns().isEmpty()
            ? "false"
            : row("old", document) + " is distinct from " + row("new", document);
    String body =
        "create or replace function "
            + function(table)
            + "() returns trigger language plpgsql as $search$ begin"
            + " if tg_op = 'DELETE' or new.\"deletedAt\" is not null then delete from "
            + ddl.table(TABLE)
            + " where \"id\" = old.\"id\" and \"object\" = "
            + Ddl.text(table)
            + "; elsif tg_op = 'INSERT' or old.\"deletedAt\" is not null or "
            + changed
            + " then insert into "
            + ddl.table(TABLE)
            + " "
            + COLUMNS
            + " select "
            + values("new", table, document, "")
            + UPSERT
            + "; end if; return null; end $search$";
    String trigger =
        "create or replace trigger "
            + Ddl.identifier(TRIGGER)
            + " after insert or update or delete on "
            + ddl.table(table)
            + " for each row execute function "
            + function(table)
            + "()";
    return List.of(body, trigger);
  }

  /** Repeatable. */
  List<String> drop(String table) {
    return List.of(
        "drop trigger if exists " + Ddl.identifier(TRIGGER) + " on " + ddl.table(table),
        "drop function if exists " + function(table) + "()");
  }

  /**
   * Text of a batch of records after an id. Their rows are held meanwhile, or a record changed just
   * then would be left with its former text.
   *
   * @return a query for the last id; no row at the end
   */
  String fill(String table, SearchDocument document, String last, int size) {
    return "with page as (select t.* from "
        + ddl.table(table)
        + " t"
        + (last.isEmpty() ? "" : " where t.\"id\" > " + Ddl.text(last) + "::uuid")
        + " order by t.\"id\" limit "
        + size
        + " for share), kept as (insert into "
        + ddl.table(TABLE)
        + " "
        + COLUMNS
        + " select "
        + values("t", table, document, "page t cross join lateral ")
        + " where t.\"deletedAt\" is null"
        + UPSERT
        + ") select \"id\"::text from page order by \"id\" desc limit 1";
  }

  /** Removes a batch of an object's rows. */
  String clear(String table, int size) {
    return "delete from "
        + ddl.table(TABLE)
        + " where ctid = any(array(select ctid from "
        + ddl.table(TABLE)
        + " where \"object\" = "
        + Ddl.text(table)
        + " limit "
        + size
        + "))";
  }

  private String function(String table) {
    return ddl.schema() + "." + Ddl.identifier(Ddl.shortened("search_" + table));
  }

  private static String values(String row, String table, SearchDocument document, String source) {
    String label = text(row, document.label());
    return row
        + ".\"id\", "
        + Ddl.text(table)
        + ", left(btrim("
        + label
        + "), 500), d.words, d.vector from "
        + source
        + "records.search_document("
        + label
        + ", "
        + text(row, document.rest())
        + ") d";
  }

  private static String row(String row, SearchDocument document) {
    List<String> columns = new ArrayList<>();
    new TreeSet<>(document.columns()).forEach(column -> columns.add(column(row, column)));
    return "row(" + String.join(", ", columns) + ")";
  }

  private static String text(String row, List<Source> sources) {
    if (sources.isEmpty()) {
      return "''";
    }
    return "concat_ws(' ', "
        + String.join(", ", sources.stream().map(source -> text(row, source)).toList())
        + ")";
  }

  private static String text(String row, Source source) {
    List<String> columns = source.columns().stream().map(column -> column(row, column)).toList();
    String first = columns.getFirst();
    return switch (source.kind()) {
      case TEXT -> first;
      case LIST -> "array_to_string(" + first + ", ' ')";
      case STRINGS -> "records.search_strings(" + first + ")";
      case PHONE -> "records.search_phone(nullif(concat(" + String.join(", ", columns) + "), ''))";
      case PHONES -> "records.search_phones(" + first + ")";
    };
  }

  private static String column(String row, String column) {
    return row + "." + Ddl.identifier(column);
  }
}
