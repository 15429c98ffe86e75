package io.viginti.metadata.standard;

import java.util.Locale;

/** Labels made of names. */
public final class Words {
  private Words() {}

  /** {@code linkedinLink} → {@code Linkedin link}. */
  public static String labelOf(String name) {
    StringBuilder label = new StringBuilder();
    for (char letter : name.toCharArray()) {
      if (Character.isUpperCase(letter)) {
        label.append(' ').append(Character.toLowerCase(letter));
      } else {
        label.append(letter);
      }
    }
    return label.isEmpty()
        ? ""
        : label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
  }

  /** {@code IN_PROGRESS} → {@code In progress}. */
  static String labelOfOption(String value) {
    String words = value.replace('_', ' ').toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
