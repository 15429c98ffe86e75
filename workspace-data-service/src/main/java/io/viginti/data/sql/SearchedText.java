package io.viginti.data.sql;

import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.contracts.shape.ShapeField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The text of a record as somebody reads it who may not read all of its fields. The table of search
 * holds all of it, so that whatever it finds for them is looked at once more.
 *
 * @param label as an expression over the record's row, empty when it may not be read
 * @param rest likewise
 */
record SearchedText(String label, String rest) {
  /** Whether search may find records by what may not be read. */
  static boolean isPartial(CatalogObject object, Set<String> unreadable) {
    return object.fields().stream()
        .anyMatch(field -> unreadable.contains(field.name()) && !of(field, "t").isEmpty());
  }

  static SearchedText of(CatalogObject object, Set<String> unreadable, String alias) {
    List<String> label = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    CatalogField named = object.findLabelField().orElse(null);
    for (CatalogField field : object.fields()) {
      if (!unreadable.contains(field.name())) {
        (field == named ? label : rest).addAll(of(field, alias));
      }
    }
    return new SearchedText(joined(label), joined(rest));
  }

  /** A call that gives {@code words} and {@code vector}. */
  String document() {
    return "records.search_document(" + label + ", " + rest + ")";
  }

  private static String joined(List<String> texts) {
    return texts.isEmpty() ? "''" : "concat_ws(' ', " + String.join(", ", texts) + ")";
  }

  private static List<String> of(CatalogField field, String alias) {
    ShapeField source = field.source();
    return switch (source.type()) {
      case TEXT, EMAIL, LINK, FULL_NAME, ADDRESS, NUMBER, NUMERIC ->
          columns(source).map(column -> text(column, alias)).toList();
      case LINKS, EMAILS ->
          columns(source)
              .map(
                  column ->
                      column.type() == ColumnType.JSONB
                          ? called("search_strings", column, alias)
                          : text(column, alias))
              .toList();
      case RICH_TEXT -> part(source, "markdown").map(column -> text(column, alias)).toList();
      case ARRAY ->
          columns(source)
              .map(column -> "array_to_string(" + named(column, alias) + ", ' ')")
              .toList();
      case PHONE -> columns(source).map(column -> called("search_phone", column, alias)).toList();
      case PHONES -> phones(source, alias);
      case UUID,
          BOOLEAN,
          DATE_TIME,
          DATE,
          SELECT,
          MULTI_SELECT,
          CURRENCY,
          RATING,
          RELATION,
          RAW_JSON,
          ACTOR,
          POSITION,
          FILES,
          MORPH_RELATION,
          TS_VECTOR ->
          List.of();
    };
  }

  private static List<String> phones(ShapeField source, String alias) {
    String primary =
        Stream.concat(part(source, "primaryPhoneCallingCode"), part(source, "primaryPhoneNumber"))
            .map(column -> named(column, alias))
            .reduce((left, right) -> left + ", " + right)
            .orElse("''");
    return Stream.concat(
            Stream.of("records.search_phone(nullif(concat(" + primary + "), ''))"),
            part(source, "additionalPhones").map(column -> called("search_phones", column, alias)))
        .toList();
  }

  private static Stream<ShapeColumn> columns(ShapeField field) {
    return field.columns().stream();
  }

  private static Stream<ShapeColumn> part(ShapeField field, String name) {
    return columns(field).filter(column -> name.equals(column.part()));
  }

  private static String called(String function, ShapeColumn column, String alias) {
    return "records." + function + "(" + named(column, alias) + ")";
  }

  /** Numbers of an address, and numbers that label a record, are text here. */
  private static String text(ShapeColumn column, String alias) {
    return column.type() == ColumnType.TEXT
        ? named(column, alias)
        : named(column, alias) + "::text";
  }

  private static String named(ShapeColumn column, String alias) {
    return SqlText.column(alias, column.name());
  }
}
