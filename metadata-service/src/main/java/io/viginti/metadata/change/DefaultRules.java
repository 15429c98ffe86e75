package io.viginti.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.Composite;
import io.viginti.catalog.NumberKind;
import io.viginti.contracts.shape.FieldType;
import io.viginti.metadata.model.OptionModel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a default value is a value of its field. */
final class DefaultRules {
  private static final int MAX_LENGTH = 10_000;

  private static final Set<String> CURRENCIES =
      Currency.availableCurrencies()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private DefaultRules() {}

  static void check(
      FieldType type,
      @Nullable JsonNode settings,
      List<OptionModel> options,
      @Nullable JsonNode value,
      Problems problems) {
    if (value == null || value.isNull()) {
      return;
    }
    if (!TypeRules.mayHaveDefault(type)) {
      problems.add("a field of type " + type + " has no default value", "defaultValue");
      return;
    }
    if (value.toString().length() > MAX_LENGTH) {
      problems.add("a default value has at most " + MAX_LENGTH + " characters", "defaultValue");
      return;
    }
    CheckNames.text(plainText(value), problems, "defaultValue");
    findProblem(type, settings, options, value)
        .or(() -> findSettingProblem(type, settings, value))
        .ifPresent(reason -> problems.add(reason, "defaultValue"));
  }

  /** What records may not hold no default may give them. */
  private static Optional<String> findSettingProblem(
      FieldType type, @Nullable JsonNode settings, JsonNode value) {
    if (type == FieldType.CURRENCY && value.hasNonNull("currencyCode")) {
      return expect(
          CURRENCIES.contains(value.get("currencyCode").asText()), "of a currency of ISO 4217");
    }
    if (settings == null) {
      return Optional.empty();
    }
    int most = settings.path("maxLength").asInt(0);
    if (type == FieldType.TEXT && most > 0) {
      String text = value.asText();
      return expect(
          text.codePointCount(0, text.length()) <= most, "at most " + most + " characters long");
    }
    if (type == FieldType.NUMBER || type == FieldType.NUMERIC) {
      BigDecimal number = new BigDecimal(value.asText());
      JsonNode least = settings.path("min");
      JsonNode greatest = settings.path("max");
      boolean isWithin =
          (!least.isNumber() || number.compareTo(least.decimalValue()) >= 0)
              && (!greatest.isNumber() || number.compareTo(greatest.decimalValue()) <= 0);
      return expect(isWithin, "from the field's min to its max");
    }
    return Optional.empty();
  }

  private static @Nullable String plainText(JsonNode value) {
    return value.isTextual() ? value.asText() : null;
  }

  private static Optional<String> findProblem(
      FieldType type, @Nullable JsonNode settings, List<OptionModel> options, JsonNode value) {
    return switch (type) {
      case TEXT, PHONE, EMAIL, LINK -> expect(value.isTextual(), "a text");
      case UUID -> expect(value.isTextual() && isUuid(value.asText()), "a UUID");
      case BOOLEAN -> expect(value.isBoolean(), "true or false");
      case NUMBER -> number(NumberKind.of(settings), value);
      case NUMERIC -> expect(isDecimal(value), "a number");
      case POSITION -> expect(value.isNumber(), "a number");
      case DATE -> expect(value.isTextual() && isDate(value.asText()), "a date (YYYY-MM-DD)");
      case DATE_TIME ->
          expect(value.isTextual() && isDateTime(value.asText()), "an RFC 3339 date and time");
      case SELECT, RATING ->
          expect(
              value.isTextual() && isOption(options, value.asText()),
              "the value of one of the field's options");
      case MULTI_SELECT ->
          expect(
              value.isArray() && all(value, item -> isOption(options, item.asText())),
              "a list of values of the field's options");
      case ARRAY -> expect(value.isArray() && all(value, JsonNode::isTextual), "a list of texts");
      case RAW_JSON -> Optional.empty();
      case CURRENCY, LINKS, FULL_NAME, ADDRESS, PHONES, EMAILS -> composite(type, value);
      case RELATION, RICH_TEXT, ACTOR, FILES, MORPH_RELATION, TS_VECTOR ->
          Optional.of("has no default value");
    };
  }

  private static Optional<String> composite(FieldType type, JsonNode value) {
    if (!value.isObject()) {
      return Optional.of("the default value must be an object");
    }
    List<String> parts =
        Composite.find(type).orElseThrow().parts().stream().map(Composite.Part::name).toList();
    for (var name : value.properties()) {
      if (!parts.contains(name.getKey())) {
        return Optional.of(type + " has no sub-field " + name.getKey());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> number(NumberKind kind, JsonNode value) {
    return switch (kind) {
      case INT -> expect(value.isIntegralNumber() && value.canConvertToInt(), "a 32 bit integer");
      case FLOAT -> expect(value.isNumber(), "a number");
      case BIGINT ->
          expect(isDecimal(value) && isLong(new BigDecimal(value.asText())), "a 64 bit integer");
    };
  }

  private static Optional<String> expect(boolean holds, String what) {
    return holds ? Optional.empty() : Optional.of("the default value must be " + what);
  }

  private static boolean all(JsonNode list, Predicate<JsonNode> condition) {
    for (JsonNode item : list) {
      if (!condition.test(item)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOption(List<OptionModel> options, String value) {
    return options.stream().anyMatch(option -> option.value().equals(value));
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isDecimal(JsonNode value) {
    if (!value.isNumber() && !value.isTextual()) {
      return false;
    }
    try {
      BigDecimal number = new BigDecimal(value.asText());
      return Math.abs((long) number.scale()) <= 1_000 && number.precision() <= 1_000;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isLong(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
        && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
  }

  private static boolean isDate(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      return date.getYear() >= 1 && date.getYear() <= 9999;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isDateTime(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return time.getYear() >= 1 && time.getYear() <= 9999;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
