package io.viginti.data.sql;

/** Text arrays in PostgreSQL's input form, for arrays of arrays, which have no other. */
final class ArrayLiterals {
  private ArrayLiterals() {}

  static String of(String[] items) {
    StringBuilder text = new StringBuilder("{");
    for (String item : items) {
      if (text.length() > 1) {
        text.append(',');
      }
      text.append('"').append(item.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return text.append('}').toString();
  }
}
