package io.viginti.catalog.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.Leaf;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.ShapeOption;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The scalars of the public API. {@link #read} turns a client's JSON into the parameter that is
 * bound, or says what is wrong.
 */
public enum Scalar {
  TEXT,
  ID,
  INT,
  /** Whole numbers of 64 bits; travels as BigFloat. */
  BIG_INT,
  FLOAT,
  /** BigFloat: bound and answered as plain decimal text. */
  DECIMAL,
  BOOLEAN,
  DATE,
  DATE_TIME,
  /** A number, or "first" and "last", bound as minus and plus infinity. */
  POSITION,
  /** Any JSON; bound and answered as text. */
  JSON,
  TEXT_LIST,
  /** A list of strings in a jsonb column. */
  JSON_TEXT_LIST,
  /** {@code [{label, url}]} in a jsonb column. */
  LINK_ITEMS,
  /** {@code [{fileId, label, fileCategory, extension, url}]} in a jsonb column, without url. */
  FILE_ITEMS,
  OPTION,
  OPTION_LIST;

  /** Longest BigFloat in plain notation, in characters. */
  static final int LONGEST_DECIMAL = 1_000;

  /** Options that a fault names. */
  private static final int MOST_LISTED = 20;

  private static final Set<String> LINK_KEYS = Set.of("label", "url");
  private static final Set<String> FILE_KEYS =
      Set.of("fileId", "label", "fileCategory", "extension", "url");
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DECIMAL_TEXT =
      Pattern.compile("-?[0-9]{1,1000}(?:\\.[0-9]{1,1000})?(?:[eE][+-]?[0-9]{1,4})?");
  private static final Pattern DATE_TEXT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern DATE_TIME_TEXT =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?"
              + "(?:[Zz]|[+-][0-9]{2}:[0-9]{2})");

  /** A parameter, or why there is none. */
  public record Reading(@Nullable Object value, @Nullable String fault) {
    static Reading of(Object value) {
      return new Reading(value, null);
    }

    static Reading fault(String fault) {
      return new Reading(null, fault);
    }
  }

  /** The scalar of a catalog's leaf. */
  public static Scalar of(Leaf leaf) {
    return switch (leaf.leafType()) {
      case ID -> ID;
      case STRING -> TEXT;
      case INT -> INT;
      case FLOAT -> FLOAT;
      case BIG_FLOAT -> leaf.columnType() == ColumnType.BIGINT ? BIG_INT : DECIMAL;
      case BOOLEAN -> BOOLEAN;
      case DATE -> DATE;
      case DATE_TIME -> DATE_TIME;
      case POSITION -> POSITION;
      case JSON -> JSON;
      case ENUM -> OPTION;
      case ENUM_LIST -> OPTION_LIST;
      case STRING_LIST -> TEXT_LIST;
      case JSON_STRING_LIST -> JSON_TEXT_LIST;
      case LINK_ITEMS -> LINK_ITEMS;
      case FILE_ITEMS -> FILE_ITEMS;
    };
  }

  /** Reads a value that is not JSON null. */
  public Reading read(JsonNode json, EnumType options) {
    return switch (this) {
      case TEXT -> json.isTextual() ? text(json.textValue()) : Reading.fault("must be a string");
      case ID -> id(json);
      case INT -> whole(json, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case BIG_INT -> whole(json, Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT -> floating(json);
      case DECIMAL -> decimal(json);
      case BOOLEAN ->
          json.isBoolean() ? Reading.of(json.booleanValue()) : Reading.fault("must be a boolean");
      case DATE -> date(json);
      case DATE_TIME -> dateTime(json);
      case POSITION -> position(json);
      case JSON -> json(json);
      case TEXT_LIST -> list(json, TEXT, options);
      case JSON_TEXT_LIST -> jsonList(json, JsonNode::isTextual, "must be a list of strings");
      case LINK_ITEMS -> jsonList(json, Scalar::isLink, "must be a list of {label, url}");
      case FILE_ITEMS -> files(json);
      case OPTION -> option(json, options);
      case OPTION_LIST -> list(json, OPTION, options);
    };
  }

  private static Reading text(String text) {
    String fault = Texts.findFault(text);
    return fault == null ? Reading.of(text) : Reading.fault(fault);
  }

  private static Reading id(JsonNode json) {
    return json.isTextual() && UUID_TEXT.matcher(json.textValue()).matches()
        ? Reading.of(UUID.fromString(json.textValue()))
        : Reading.fault("must be a UUID");
  }

  private static @Nullable BigDecimal findNumber(JsonNode json) {
    if (json.isNumber()) {
      BigDecimal number = json.decimalValue();
      return Math.abs((long) number.scale()) + number.precision() <= LONGEST_DECIMAL * 2L
          ? number
          : null;
    }
    return json.isTextual()
            && json.textValue().length() <= LONGEST_DECIMAL
            && DECIMAL_TEXT.matcher(json.textValue()).matches()
        ? new BigDecimal(json.textValue())
        : null;
  }

  private Reading whole(JsonNode json, long least, long most) {
    BigDecimal number = this == INT && !json.isNumber() ? null : findNumber(json);
    if (number == null) {
      return Reading.fault("must be a whole number");
    }
    try {
      long value = number.longValueExact();
      if (value >= least && value <= most) {
        return Reading.of(this == INT ? (Object) (int) value : (Object) value);
      }
    } catch (ArithmeticException e) {
      // falls through: a fraction, or beyond 64 bits
    }
    return Reading.fault("must be a whole number from " + least + " to " + most);
  }

  private static Reading floating(JsonNode json) {
    double value = json.isNumber() ? json.doubleValue() : Double.NaN;
    return Double.isFinite(value) ? Reading.of(value) : Reading.fault("must be a finite number");
  }

  private static Reading decimal(JsonNode json) {
    BigDecimal number = findNumber(json);
    if (number == null) {
      return Reading.fault("must be a decimal number");
    }
    boolean fits =
        number.precision() - (long) number.scale() <= LONGEST_DECIMAL
            && number.scale() <= LONGEST_DECIMAL;
    return fits
        ? Reading.of(number.toPlainString())
        : Reading.fault("must have at most " + LONGEST_DECIMAL + " digits");
  }

  private static Reading date(JsonNode json) {
    if (json.isTextual() && DATE_TEXT.matcher(json.textValue()).matches()) {
      try {
        LocalDate date = LocalDate.parse(json.textValue());
        if (date.getYear() >= 1) {
          return Reading.of(date);
        }
      } catch (DateTimeException e) {
        // falls through: no such day
      }
    }
    return Reading.fault("must be a date such as 2026-01-31");
  }

  private static Reading dateTime(JsonNode json) {
    if (json.isTextual() && DATE_TIME_TEXT.matcher(json.textValue()).matches()) {
      try {
        OffsetDateTime moment =
            OffsetDateTime.parse(json.textValue().toUpperCase(Locale.ROOT))
                .withOffsetSameInstant(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MICROS);
        if (moment.getYear() >= 1 && moment.getYear() <= 9999) {
          return Reading.of(moment);
        }
      } catch (DateTimeException e) {
        // falls through: no such moment
      }
    }
    return Reading.fault("must be an RFC 3339 date and time such as 2026-01-31T12:00:00Z");
  }

  private static Reading position(JsonNode json) {
    if (json.isTextual()) {
      return switch (json.textValue()) {
        case "first" -> Reading.of(Double.NEGATIVE_INFINITY);
        case "last" -> Reading.of(Double.POSITIVE_INFINITY);
        default -> Reading.fault("must be a number, \"first\" or \"last\"");
      };
    }
    return floating(json);
  }

  private static Reading json(JsonNode json) {
    String fault = Texts.findFault(json);
    return fault == null ? Reading.of(JsonText.write(json)) : Reading.fault(fault);
  }

  private static Reading jsonList(JsonNode json, Predicate<JsonNode> isItem, String fault) {
    for (JsonNode item : json) {
      if (!isItem.test(item)) {
        return Reading.fault(fault);
      }
    }
    return json.isArray() ? json(json) : Reading.fault(fault);
  }

  private static boolean isLink(JsonNode item) {
    return hasOnlyTexts(item, LINK_KEYS) && item.path("url").isTextual();
  }

  /** As the client sent them: what the files are is looked up before they are bound. */
  private static Reading files(JsonNode json) {
    String fault = Texts.findFault(json);
    if (fault != null) {
      return Reading.fault(fault);
    }
    List<FileItems.Item> items = new ArrayList<>();
    for (JsonNode item : json) {
      if (!isFile(item)) {
        return Reading.fault("must be a list of files with a fileId");
      }
      items.add(
          new FileItems.Item(
              UUID.fromString(item.get("fileId").textValue()), item.path("label").textValue()));
    }
    return json.isArray()
        ? Reading.of(new FileItems(items))
        : Reading.fault("must be a list of files with a fileId");
  }

  private static boolean isFile(JsonNode item) {
    return hasOnlyTexts(item, FILE_KEYS)
        && item.path("fileId").isTextual()
        && UUID_TEXT.matcher(item.get("fileId").textValue()).matches();
  }

  private static boolean hasOnlyTexts(JsonNode item, Set<String> keys) {
    return item.isObject()
        && item.properties().stream()
            .allMatch(
                entry ->
                    keys.contains(entry.getKey())
                        && (entry.getValue().isTextual() || entry.getValue().isNull()));
  }

  private static Reading option(JsonNode json, EnumType options) {
    return options
        .findKey(json.asText())
        .filter(key -> json.isTextual())
        .map(Reading::of)
        .orElseGet(() -> Reading.fault("must be one of " + listed(options)));
  }

  private static String listed(EnumType options) {
    String named =
        options.options().stream()
            .limit(MOST_LISTED)
            .map(ShapeOption::value)
            .collect(Collectors.joining(", "));
    return options.options().size() > MOST_LISTED ? named + " …" : named;
  }

  private static Reading list(JsonNode json, Scalar of, EnumType options) {
    if (!json.isArray()) {
      // a single value stands for a list of one (GraphQL, section 3.11)
      Reading only = of.read(json, options);
      return only.value() == null ? only : Reading.of(new String[] {(String) only.value()});
    }
    String[] values = new String[json.size()];
    for (int i = 0; i < values.length; i++) {
      Reading item = of.read(json.get(i), options);
      if (item.value() == null) {
        return item;
      }
      values[i] = (String) item.value();
    }
    return Reading.of(values);
  }
}
