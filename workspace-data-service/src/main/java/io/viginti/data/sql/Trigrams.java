package io.viginti.data.sql;

/**
 * Whether an index of trigrams can tell which texts fit a pattern of {@code like}: a stretch of
 * letters and digits of three characters, where the blanks that a word begins and ends with count
 * (two before, one behind), as in <a
 * href="https://www.postgresql.org/docs/18/pgtrgm.html">pg_trgm</a>.
 */
final class Trigrams {
  private static final int LENGTH = 3;
  private static final int BLANKS_BEFORE = 2;

  private Trigrams() {}

  static boolean areIn(String pattern) {
    int length = BLANKS_BEFORE;
    int at = 0;
    while (at < pattern.length()) {
      char character = pattern.charAt(at);
      boolean isWild = character == '%' || character == '_';
      if (character == '\\' && at + 1 < pattern.length()) {
        at++;
        character = pattern.charAt(at);
      }
      at++;
      if (!isWild && Character.isLetterOrDigit(character)) {
        length++;
        if (length >= LENGTH) {
          return true;
        }
      } else if (isWild) {
        length = 0;
      } else if (length == LENGTH - 1 && isLetterBefore(pattern, at - 1)) {
        return true;
      } else {
        length = BLANKS_BEFORE;
      }
    }
    return length == LENGTH - 1 && isLetterBefore(pattern, at);
  }

  private static boolean isLetterBefore(String pattern, int at) {
    return at > 0 && Character.isLetterOrDigit(pattern.charAt(at - 1));
  }
}
