package io.viginti.data.file.content;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a file that a request asks for (RFC 9110, section 14). */
public sealed interface ByteRange {
  /** {@code bytes=5-}, {@code bytes=5-9}, {@code bytes=-5}; lists of ranges are not served. */
  Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /** Everything. */
  record Whole() implements ByteRange {}

  /** From a place on. */
  record Part(long from, long length) implements ByteRange {}

  /** Nothing of what is there. */
  record OutOfReach() implements ByteRange {}

  /**
   * @param header {@code Range}; one that is not understood counts as none
   * @param size of the file
   */
  static ByteRange of(@Nullable String header, long size) {
    Matcher range = ONE.matcher(header == null ? "" : header.strip());
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return new Whole();
    }
    if (range.group(1).isEmpty()) {
      long length = Math.min(size, Long.parseLong(range.group(2)));
      return length == 0 ? new OutOfReach() : new Part(size - length, length);
    }
    long from = Long.parseLong(range.group(1));
    long to = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
    if (!range.group(2).isEmpty() && to < from) {
      return new Whole();
    }
    return from >= size ? new OutOfReach() : new Part(from, Math.min(to, size - 1) - from + 1);
  }
}
