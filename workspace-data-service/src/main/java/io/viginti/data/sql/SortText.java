package io.viginti.data.sql;

/**
 * The order of texts: the Unicode root collation, by the first 256 characters, then by the whole
 * text. A btree cannot hold a long text and any text can be stored, so an index holds the
 * beginning; a list in this order comes from it, and PostgreSQL sorts only texts that begin alike
 * (ADR 8).
 */
public final class SortText {
  private static final String COLLATION = " collate \"und-x-icu\"";
  private static final int BEGINNING = 256;

  /** Characters of all texts of one index: a row of a btree holds 2,704 bytes. */
  private static final int MOST_IN_INDEX = 2 * BEGINNING;

  private SortText() {}

  /** What an index holds of a text. */
  static String beginning(String expression) {
    return "left(" + expression + ", " + BEGINNING + ")";
  }

  /** A value in the order of texts, for comparison with another text or as a key of an order. */
  static String ordered(String expression) {
    return expression + COLLATION;
  }

  /**
   * The key of an index.
   *
   * @param place of the text among those of the index, from 0: the first one is in the order of
   *     lists, the others share what room is left
   * @param texts how many the index has
   */
  public static String indexKey(String column, int place, int texts) {
    int length = place == 0 ? BEGINNING : (MOST_IN_INDEX - BEGINNING) / (texts - 1);
    return ordered("left(" + column + ", " + length + ")");
  }
}
