package io.viginti.gateway.operation;

import org.jspecify.annotations.Nullable;

/** Which text no part of the mesh can hold, so that it is refused and never altered. */
final class Texts {
  private Texts() {}

  /** Why the text cannot be kept; null when it can. */
  static @Nullable String findFault(String text) {
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit == 0) {
        return "contains a NUL character, which cannot be stored";
      }
      if (Character.isSurrogate(unit)) {
        boolean paired =
            Character.isHighSurrogate(unit)
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
        if (!paired) {
          return "contains an unpaired surrogate, which is not a character";
        }
        at++;
      }
    }
    return null;
  }
}
