package io.viginti.data.sql;

/** What a unique index holds of a text, which may be longer than a btree's row. */
public final class TextDigest {
  private TextDigest() {}

  public static String of(String expression) {
    return "md5(" + expression + ")";
  }
}
