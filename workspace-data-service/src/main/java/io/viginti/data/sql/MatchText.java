package io.viginti.data.sql;

import io.viginti.contracts.shape.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Values as duplicates are found by them: texts are the same without regard to case and to spaces
 * around them, and an empty one is none; everything else as it is. An index holds a text's hash,
 * however long it is, so whoever looks by it compares the texts besides.
 */
public final class MatchText {
  private MatchText() {}

  /** What is the same for values that are the same; null for none. */
  static String compared(String expression, ColumnType type) {
    return type == ColumnType.TEXT
        ? "nullif(btrim(casefold(" + SortText.ordered(expression) + ")), '')"
        : expression;
  }

  /**
   * The key of an index.
   *
   * @param type null where the column is not known
   */
  public static String indexKey(String expression, @Nullable ColumnType type) {
    return type == ColumnType.TEXT
        ? "hashtextextended(" + compared(expression, type) + ", 0)"
        : expression;
  }
}
