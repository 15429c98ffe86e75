package io.viginti.catalog.column;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Names of tables, columns and indexes in PostgreSQL. */
public final class PhysicalNames {
  /** PostgreSQL cuts longer identifiers off without a word. */
  public static final int MAX_BYTES = 63;

  private PhysicalNames() {}

  /**
   * The suggested name if it fits and is free; else shortened and, if need be, numbered ({@code
   * name_2}, {@code name_3} …).
   *
   * @param taken names in use, among which the answer is not
   */
  public static String allot(String suggested, Set<String> taken) {
    if (suggested.isEmpty()) {
      throw new IllegalArgumentException("a physical name cannot be empty");
    }
    String name = shortened(suggested, MAX_BYTES);
    for (int number = 2; taken.contains(name); number++) {
      String suffix = "_" + number;
      name = shortened(suggested, MAX_BYTES - suffix.length()) + suffix;
    }
    return name;
  }

  /** Cut at a character's border so that it has at most {@code bytes} bytes in UTF-8. */
  private static String shortened(String name, int bytes) {
    int used = 0;
    int end = 0;
    while (end < name.length()) {
      int codePoint = name.codePointAt(end);
      int size = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
      if (used + size > bytes) {
        break;
      }
      used += size;
      end += Character.charCount(codePoint);
    }
    return name.substring(0, end);
  }
}
