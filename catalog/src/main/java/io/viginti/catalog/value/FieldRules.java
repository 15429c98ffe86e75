package io.viginti.catalog.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.contracts.shape.ShapeField;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a field's type and settings ask of a value beyond its scalar. */
final class FieldRules {
  private FieldRules() {}

  /** The value to store, normalised, or what is wrong with it. */
  record Outcome(@Nullable Object value, @Nullable String fault) {
    static Outcome of(@Nullable Object value, String fault) {
      return value == null ? new Outcome(null, fault) : new Outcome(value, null);
    }
  }

  static Outcome check(ShapeField field, Object value) {
    return switch (field.type()) {
      case TEXT -> longEnough(field.settings(), (String) value);
      case NUMBER, NUMERIC -> inRange(field.settings(), value);
      case EMAIL ->
          Outcome.of(MailboxAddresses.normalise((String) value), "must be an e-mail address");
      case LINK ->
          Outcome.of(
              WebLinks.isAbsoluteHttp((String) value) ? value : null,
              "must be an absolute http or https address");
      case PHONE -> {
        PhoneNumber number = PhoneNumber.parse((String) value, null, null);
        yield Outcome.of(
            number == null ? null : number.e164(),
            "must be an international phone number such as +33612345678");
      }
      case UUID,
          BOOLEAN,
          DATE_TIME,
          DATE,
          SELECT,
          MULTI_SELECT,
          CURRENCY,
          LINKS,
          FULL_NAME,
          ADDRESS,
          RATING,
          RELATION,
          RICH_TEXT,
          PHONES,
          EMAILS,
          ARRAY,
          RAW_JSON,
          ACTOR,
          POSITION,
          FILES,
          MORPH_RELATION,
          TS_VECTOR ->
          new Outcome(value, null);
    };
  }

  private static Outcome longEnough(@Nullable JsonNode settings, String text) {
    int most = settings == null ? 0 : settings.path("maxLength").asInt(0);
    boolean tooLong = most > 0 && text.codePointCount(0, text.length()) > most;
    return tooLong
        ? new Outcome(null, "must have at most " + most + " characters")
        : new Outcome(text, null);
  }

  private static Outcome inRange(@Nullable JsonNode settings, Object value) {
    if (settings == null) {
      return new Outcome(value, null);
    }
    BigDecimal number = new BigDecimal(value.toString());
    JsonNode least = settings.path("min");
    JsonNode most = settings.path("max");
    JsonNode decimals = settings.path("decimals");
    if (least.isNumber() && number.compareTo(least.decimalValue()) < 0) {
      return new Outcome(null, "must be at least " + least.asText());
    }
    if (most.isNumber() && number.compareTo(most.decimalValue()) > 0) {
      return new Outcome(null, "must be at most " + most.asText());
    }
    if (decimals.isNumber()
        && number.signum() != 0
        && number.stripTrailingZeros().scale() > decimals.intValue()) {
      return new Outcome(null, "must have at most " + decimals.asText() + " decimals");
    }
    return new Outcome(value, null);
  }
}
