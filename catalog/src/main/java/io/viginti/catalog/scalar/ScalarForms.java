package io.viginti.catalog.scalar;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads the scalars of the public API. Every method throws {@link IllegalArgumentException} with a
 * message for the caller, which never repeats what was given.
 */
public final class ScalarForms {
  /** PostgreSQL's numeric: digits before and after the point. */
  private static final int MAX_INTEGER_DIGITS = 131_072;

  private static final int MAX_FRACTION_DIGITS = 16_383;

  private static final Pattern DATE_TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,6})?");

  private ScalarForms() {}

  /** RFC 3339, any offset, years 1 to 9999 in UTC; digits below the microsecond are cut off. */
  public static Instant dateTime(String text) {
    if (text.length() <= 64 && DATE_TIME.matcher(text).matches()) {
      try {
        Instant instant =
            OffsetDateTime.parse(text.toUpperCase(Locale.ROOT))
                .toInstant()
                .truncatedTo(ChronoUnit.MICROS);
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year >= 1 && year <= 9999) {
          return instant;
        }
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("this DateTime is not in the calendar", e);
      }
    }
    throw new IllegalArgumentException(
        "a DateTime is written as in RFC 3339: 2026-01-31T08:30:00Z");
  }

  /** ISO 8601 calendar date, years 1 to 9999. */
  public static LocalDate date(String text) {
    if (text.length() == 10 && DATE.matcher(text).matches()) {
      try {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() >= 1) {
          return date;
        }
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("this Date is not in the calendar", e);
      }
    }
    throw new IllegalArgumentException("a Date is written year-month-day: 2026-01-31");
  }

  /** A decimal number that PostgreSQL's {@code numeric} holds without loss. */
  public static BigDecimal bigFloat(String text) {
    if (text.length() > MAX_INTEGER_DIGITS + MAX_FRACTION_DIGITS + 16
        || !DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException("a BigFloat is a decimal number: \"1234.56\"");
    }
    return bigFloat(new BigDecimal(text));
  }

  /** Refuses a number that PostgreSQL's {@code numeric} cannot hold. */
  public static BigDecimal bigFloat(BigDecimal number) {
    if ((long) number.precision() - number.scale() > MAX_INTEGER_DIGITS
        || number.scale() > MAX_FRACTION_DIGITS) {
      throw new IllegalArgumentException(
          "a BigFloat has at most %d digits before and %d after the point"
              .formatted(MAX_INTEGER_DIGITS, MAX_FRACTION_DIGITS));
    }
    return number;
  }

  /** A UUID of any version, in its usual form of 36 characters. */
  public static UUID id(String text) {
    if (text.length() != 36 || !UUID_FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("an ID is a UUID: 01900000-0000-7000-8000-000000000000");
    }
    return UUID.fromString(text);
  }
}
