package io.viginti.data.live;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code like} and regular expressions on one text. */
final class TextPatterns {
  private static final int UNFOLDED = Pattern.DOTALL;
  private static final int FOLDED =
      Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** Longest work of one regular expression on one text, in characters looked at. */
  private static final int MOST_STEPS = 1_000_000;

  private TextPatterns() {}

  /** {@code %} any text, {@code _} one character, a backslash makes the next literal. */
  static Predicate<String> like(String pattern, boolean ignoreCase) {
    StringBuilder regex = new StringBuilder();
    StringBuilder literal = new StringBuilder();
    int[] characters = pattern.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      int character = characters[i];
      if (character == '%' || character == '_') {
        flush(literal, regex);
        regex.append(character == '%' ? ".*" : ".");
      } else {
        if (character == '\\') {
          if (++i == characters.length) {
            throw new IllegalArgumentException("must not end with the escape character");
          }
          character = characters[i];
        }
        literal.appendCodePoint(character);
      }
    }
    flush(literal, regex);
    return matching(compile(regex.toString(), ignoreCase), true);
  }

  static Predicate<String> regex(String pattern, boolean ignoreCase) {
    return matching(compile(pattern, ignoreCase), false);
  }

  private static void flush(StringBuilder literal, StringBuilder regex) {
    if (!literal.isEmpty()) {
      regex.append(Pattern.quote(literal.toString()));
      literal.setLength(0);
    }
  }

  private static Pattern compile(String regex, boolean ignoreCase) {
    try {
      return Pattern.compile(regex, ignoreCase ? FOLDED : UNFOLDED);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("must be a regular expression", e);
    }
  }

  private static Predicate<String> matching(Pattern pattern, boolean whole) {
    return text -> {
      try {
        var matcher = pattern.matcher(new Bounded(text, 0, text.length(), new int[1]));
        return whole ? matcher.matches() : matcher.find();
      } catch (StackOverflowError e) {
        throw new Unevaluable();
      }
    };
  }

  /** Counts what a matcher looks at, so that no pattern holds up the events of others. */
  private record Bounded(String text, int from, int to, int[] steps) implements CharSequence {
    @Override
    public int length() {
      return to - from;
    }

    @Override
    public char charAt(int index) {
      if (++steps[0] > MOST_STEPS) {
        throw new Unevaluable();
      }
      return text.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Bounded(text, from + start, from + end, steps);
    }

    @Override
    public String toString() {
      return text.substring(from, to);
    }
  }
}
