package io.viginti.data.value;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** DateTime as the API writes it: RFC 3339, UTC, as many of six fraction digits as it has. */
public final class Moments {
  private Moments() {}

  public static String format(OffsetDateTime moment) {
    OffsetDateTime utc = moment.withOffsetSameInstant(ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(27);
    pad(text, utc.getYear(), 4).append('-');
    pad(text, utc.getMonthValue(), 2).append('-');
    pad(text, utc.getDayOfMonth(), 2).append('T');
    pad(text, utc.getHour(), 2).append(':');
    pad(text, utc.getMinute(), 2).append(':');
    pad(text, utc.getSecond(), 2);
    int micros = utc.getNano() / 1_000;
    if (micros != 0) {
      pad(text.append('.'), micros, 6);
      while (text.charAt(text.length() - 1) == '0') {
        text.setLength(text.length() - 1);
      }
    }
    return text.append('Z').toString();
  }

  private static StringBuilder pad(StringBuilder text, int number, int digits) {
    String plain = Integer.toString(number);
    return text.repeat('0', Math.max(0, digits - plain.length())).append(plain);
  }
}
