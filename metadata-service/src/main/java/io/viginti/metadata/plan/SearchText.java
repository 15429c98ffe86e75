package io.viginti.metadata.plan;

import io.viginti.contracts.migration.SearchDocument;
import io.viginti.contracts.migration.SearchDocument.Kind;
import io.viginti.contracts.migration.SearchDocument.Source;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.ObjectModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which text of an object's records search looks into: what people call a record by first (names,
 * addresses of mail, phone numbers, links), then its other texts. Options, numbers, dates,
 * documents and who wrote a record are for filters.
 */
final class SearchText {
  private SearchText() {}

  /** Empty when the object's records are not searched. */
  static Optional<SearchDocument> find(ObjectModel object) {
    boolean isKept =
        object.fields().stream()
            .anyMatch(field -> field.type() == FieldType.TS_VECTOR && field.isActive());
    if (!isKept || !object.isSearchable()) {
      return Optional.empty();
    }
    List<Source> label = new ArrayList<>();
    List<FieldModel> others = new ArrayList<>();
    for (FieldModel field : object.fields()) {
      if (!field.isActive()) {
        continue;
      }
      if (field.id().equals(object.labelFieldId())) {
        label.addAll(sources(field, isNumber(field)).toList());
      } else if (!field.isSystem()) {
        others.add(field);
      }
    }
    List<Source> rest =
        others.stream()
            .sorted(Comparator.comparingInt(field -> rank(field.type())))
            .flatMap(field -> sources(field, false))
            .toList();
    return Optional.of(new SearchDocument(label, rest));
  }

  private static boolean isNumber(FieldModel field) {
    return field.type() == FieldType.NUMBER || field.type() == FieldType.NUMERIC;
  }

  private static int rank(FieldType type) {
    return switch (type) {
      case FULL_NAME, EMAIL, EMAILS, PHONE, PHONES, LINK, LINKS -> 0;
      case TEXT, ARRAY -> 1;
      default -> 2;
    };
  }

  private static Stream<Source> sources(FieldModel field, boolean takesNumbers) {
    return switch (field.type()) {
      case TEXT, EMAIL, LINK, FULL_NAME -> field.columns().stream().map(SearchText::text);
      case LINKS, EMAILS ->
          field.columns().stream()
              .map(
                  column ->
                      switch (column.type()) {
                        case JSONB -> source(Kind.STRINGS, column);
                        default -> text(column);
                      });
      case ADDRESS ->
          field.columns().stream()
              .filter(column -> column.type() == ColumnType.TEXT)
              .map(SearchText::text);
      case RICH_TEXT -> part(field, "markdown").map(SearchText::text);
      case ARRAY -> field.columns().stream().map(column -> source(Kind.LIST, column));
      case PHONE -> field.columns().stream().map(column -> source(Kind.PHONE, column));
      case PHONES -> phones(field);
      case NUMBER, NUMERIC ->
          takesNumbers ? field.columns().stream().map(SearchText::text) : Stream.of();
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
          Stream.of();
    };
  }

  private static Stream<Source> phones(FieldModel field) {
    List<String> primary =
        Stream.concat(part(field, "primaryPhoneCallingCode"), part(field, "primaryPhoneNumber"))
            .map(ShapeColumn::name)
            .toList();
    return Stream.concat(
        Stream.of(new Source(Kind.PHONE, primary)),
        part(field, "additionalPhones").map(column -> source(Kind.PHONES, column)));
  }

  private static Stream<ShapeColumn> part(FieldModel field, String name) {
    return field.columns().stream().filter(column -> name.equals(column.part()));
  }

  private static Source text(ShapeColumn column) {
    return source(Kind.TEXT, column);
  }

  private static Source source(Kind kind, ShapeColumn column) {
    return new Source(kind, List.of(column.name()));
  }
}
