package io.viginti.data.file;

import org.jspecify.annotations.Nullable;

/** Names of files: what a person can read and no system takes for a path. */
final class FileName {
  private static final int LONGEST = 255;

  private FileName() {}

  /** What is wrong with a name; null when nothing is. */
  static @Nullable String findFault(String name) {
    if (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST) {
      return "must have 1 to " + LONGEST + " characters";
    }
    boolean isHostile =
        name.codePoints()
            .anyMatch(
                c ->
                    c == '/'
                        || c == '\\'
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.SURROGATE
                        || isDirectional(c));
    return isHostile ? "must hold no path, no control characters and no half characters" : null;
  }

  /** Overrides of the direction of text, which make a name end otherwise than it looks. */
  private static boolean isDirectional(int c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }
}
