package io.viginti.data.live;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** PostgreSQL's collation {@code und-x-icu}: the Unicode root order, ties by bytes. */
final class TextOrder {
  private static final Collator ROOT = Collator.getInstance(ULocale.ROOT).freeze();

  private TextOrder() {}

  static int compare(String left, String right) {
    int order = ROOT.compare(left, right);
    return order != 0
        ? order
        : Arrays.compareUnsigned(
            left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
