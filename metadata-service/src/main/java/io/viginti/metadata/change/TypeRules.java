package io.viginti.metadata.change;

import static io.viginti.contracts.shape.FieldType.BOOLEAN;
import static io.viginti.contracts.shape.FieldType.DATE;
import static io.viginti.contracts.shape.FieldType.DATE_TIME;
import static io.viginti.contracts.shape.FieldType.EMAIL;
import static io.viginti.contracts.shape.FieldType.LINK;
import static io.viginti.contracts.shape.FieldType.NUMBER;
import static io.viginti.contracts.shape.FieldType.NUMERIC;
import static io.viginti.contracts.shape.FieldType.PHONE;
import static io.viginti.contracts.shape.FieldType.TEXT;
import static io.viginti.contracts.shape.FieldType.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.NumberKind;
import io.viginti.contracts.shape.FieldType;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the types allow: uniqueness, defaults, and the changes of type that lose nothing. */
final class TypeRules {
  private static final Set<FieldType> TEXT_LIKE = EnumSet.of(TEXT, PHONE, EMAIL, LINK);

  private static final Set<FieldType> PRINTABLE =
      EnumSet.of(NUMBER, NUMERIC, DATE, DATE_TIME, BOOLEAN, UUID, PHONE, EMAIL, LINK);

  private TypeRules() {}

  static boolean mayBeUnique(FieldType type) {
    return switch (type) {
      case UUID,
          TEXT,
          PHONE,
          EMAIL,
          NUMERIC,
          NUMBER,
          DATE_TIME,
          DATE,
          LINK,
          LINKS,
          FULL_NAME,
          PHONES,
          EMAILS ->
          true;
      case BOOLEAN,
          SELECT,
          MULTI_SELECT,
          CURRENCY,
          ADDRESS,
          RATING,
          RELATION,
          RICH_TEXT,
          ARRAY,
          RAW_JSON,
          ACTOR,
          POSITION,
          FILES,
          MORPH_RELATION,
          TS_VECTOR ->
          false;
    };
  }

  static boolean mayHaveDefault(FieldType type) {
    return switch (type) {
      case RELATION, MORPH_RELATION, ACTOR, FILES, RICH_TEXT, TS_VECTOR -> false;
      case UUID,
          TEXT,
          PHONE,
          EMAIL,
          NUMERIC,
          NUMBER,
          BOOLEAN,
          DATE_TIME,
          DATE,
          SELECT,
          MULTI_SELECT,
          CURRENCY,
          LINK,
          LINKS,
          FULL_NAME,
          ADDRESS,
          RATING,
          PHONES,
          EMAILS,
          ARRAY,
          RAW_JSON,
          POSITION ->
          true;
    };
  }

  /** Whether a field of the type can label a record. */
  static boolean mayLabel(FieldType type) {
    return TEXT_LIKE.contains(type)
        || type == FieldType.FULL_NAME
        || type == FieldType.EMAILS
        || type == FieldType.PHONES
        || type == FieldType.LINKS
        || type == NUMBER
        || type == NUMERIC;
  }

  /** Whether every value of the one is a value of the other, and its text the same. */
  static boolean isLossless(
      FieldType from,
      @Nullable JsonNode fromSettings,
      FieldType to,
      @Nullable JsonNode toSettings) {
    if (from == NUMBER && to == NUMBER) {
      return isLossless(NumberKind.of(fromSettings), NumberKind.of(toSettings));
    }
    if (from == to) {
      return true;
    }
    if (from == NUMBER && to == NUMERIC) {
      return NumberKind.of(fromSettings) != NumberKind.FLOAT;
    }
    return to == TEXT && PRINTABLE.contains(from);
  }

  private static boolean isLossless(NumberKind from, NumberKind to) {
    return switch (from) {
      case INT -> true;
      case BIGINT -> to == NumberKind.BIGINT;
      case FLOAT -> to == NumberKind.FLOAT;
    };
  }
}
