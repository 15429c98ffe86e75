package io.viginti.devstack.settings;

import java.util.Locale;
import java.util.Optional;

/**
 * One setting.
 *
 * @param name as in a properties file, such as {@code viginti.events.relay-poll}
 * @param type in a reader's words
 * @param meaning Markdown
 */
record Setting(String name, String type, Optional<String> defaultValue, String meaning) {

  /** The name of the environment variable: what is no letter or digit becomes an underscore. */
  String environmentName() {
    StringBuilder text = new StringBuilder();
    boolean placeholder = false;
    for (char c : name.toCharArray()) {
      placeholder = c == '<' || placeholder && c != '>';
      if (placeholder || c == '>') {
        text.append(Character.toUpperCase(c));
      } else {
        text.append(
            Character.isLetterOrDigit(c) ? String.valueOf(c).toUpperCase(Locale.ROOT) : "_");
      }
    }
    return text.toString();
  }
}
